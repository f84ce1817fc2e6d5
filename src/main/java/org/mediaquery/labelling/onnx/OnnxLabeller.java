package org.mediaquery.labelling.onnx;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.labelling.FrameLabels;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/** Labels pictures, and frames of videos, with one or several models in this process, and reads text in pictures. */
public final class OnnxLabeller implements Labeller, AutoCloseable {

    static final String SOURCE = "onnx";

    private final List<OnnxModel> models = new ArrayList<>();
    private final List<TextModel> readers = new ArrayList<>();
    private final double minConfidence;

    /** Loads models for labels only, at least one. */
    public OnnxLabeller(List<OnnxSettings> settings, Path cache) {
        this(settings, List.of(), cache);
    }

    /**
     * Loads the models, at least one.
     *
     * @param settings the models for labels
     * @param texts the models for text
     * @param cache the directory for downloaded files
     * @throws IllegalArgumentException if a model or its labels cannot be used; the message says which, and why
     * @throws java.io.UncheckedIOException if a file cannot be fetched or read
     */
    public OnnxLabeller(List<OnnxSettings> settings, List<TextSettings> texts, Path cache) {
        if (settings.isEmpty() && texts.isEmpty()) {
            throw new IllegalArgumentException("there is no model");
        }
        minConfidence =
                settings.stream().mapToDouble(OnnxSettings::minConfidence).min().orElse(0);
        try {
            settings.forEach(model -> models.add(load(model, cache)));
            texts.forEach(text -> readers.add(new TextModel(text, ModelFiles.cache(cache))));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean supports(MediaType type) {
        return type == MediaType.IMAGE || (type == MediaType.VIDEO && !models.isEmpty());
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        if (subject.content().type() == MediaType.VIDEO) {
            FrameLabels labels = new FrameLabels();
            String reader = subject.frames(frame -> labels.add(frame, detect(frame.picture()), minConfidence));
            return new LabellerAnswer.Labelled(
                    LabellerResult.of(labels.detections()).with(reader));
        }
        List<Detection> detections = new ArrayList<>();
        if (!models.isEmpty()) {
            int side = models.stream().mapToInt(OnnxModel::side).max().orElseThrow();
            // twice the input size, so that scaling to it averages pixels
            detections.addAll(detect(subject.picture(2 * side)));
        }
        List<String> text = readers.isEmpty() ? List.of() : read(subject.picture(TextModel.side()));
        return new LabellerAnswer.Labelled(new LabellerResult(detections, text, null, null));
    }

    private List<String> read(BufferedImage picture) {
        return readers.stream().flatMap(reader -> reader.read(picture).stream()).toList();
    }

    /**
     * Runs all models on one picture, or one frame of a video. Returns each label once, with its highest confidence.
     *
     * @throws org.mediaquery.labelling.LabellingException if a model fails on it
     */
    public List<Detection> detect(BufferedImage picture) {
        Map<String, Detection> byName = new LinkedHashMap<>();
        for (OnnxModel model : models) {
            for (Detection detection : model.detect(picture)) {
                byName.merge(Label.fold(detection.label().name()), detection, OnnxLabeller::mostConfident);
            }
        }
        return List.copyOf(byName.values());
    }

    @Override
    public void close() {
        models.forEach(OnnxModel::close);
        readers.forEach(TextModel::close);
    }

    private static OnnxModel load(OnnxSettings settings, Path cache) {
        try {
            return new OnnxModel(settings, cache);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(settings.model().display() + ": " + e.getMessage(), e);
        }
    }

    /** Merges two detections of a label: the higher confidence, and any boxes, which a classifier does not have. */
    private static Detection mostConfident(Detection a, Detection b) {
        Detection best = a.confidence() >= b.confidence() ? a : b;
        return best.boxes().isEmpty()
                ? new Detection(
                        best.label(),
                        best.confidence(),
                        best.source(),
                        a.boxes().isEmpty() ? b.boxes() : a.boxes(),
                        best.spans())
                : best;
    }
}
