package org.mediaquery.labelling;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/** Returns configured answers, and counts the calls for each object. */
public final class FakeLabeller implements Labeller {

    private final String source;
    private final Function<Subject, LabellerAnswer> answer;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    public FakeLabeller(Function<Subject, LabellerAnswer> answer) {
        this("fake", answer);
    }

    public FakeLabeller(String source, Function<Subject, LabellerAnswer> answer) {
        this.source = source;
        this.answer = answer;
    }

    /** Returns the same detections for every object. */
    public static FakeLabeller seeing(String label) {
        return new FakeLabeller(subject ->
                new LabellerAnswer.Labelled(LabellerResult.of(List.of(Detection.of(Label.of(label), 90, "fake")))));
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        calls.merge(subject.name() + "@" + subject.version().etag(), 1, Integer::sum);
        return answer.apply(subject);
    }

    /** Returns the number of calls, by name and ETag. */
    public Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }
}
