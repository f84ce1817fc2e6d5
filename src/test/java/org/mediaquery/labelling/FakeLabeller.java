package org.mediaquery.labelling;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Label;
import org.mediaquery.media.MediaType;

/** Answers what it is told to, and counts how often it was asked about each object. */
public final class FakeLabeller implements Labeller {

    private final Function<Subject, Answer> answer;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    public FakeLabeller(Function<Subject, Answer> answer) {
        this.answer = answer;
    }

    /** Sees the same in everything. */
    public static FakeLabeller seeing(String label) {
        return new FakeLabeller(subject -> new Answer.Labelled(List.of(Detection.of(Label.of(label), 90, "fake"))));
    }

    @Override
    public String source() {
        return "fake";
    }

    @Override
    public boolean reads(MediaType type) {
        return type == MediaType.IMAGE;
    }

    @Override
    public Answer label(Subject subject) {
        calls.merge(subject.name() + "@" + subject.version().etag(), 1, Integer::sum);
        return answer.apply(subject);
    }

    /** How often it was asked, by name and ETag. */
    public Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }
}
