package org.mediaquery.labelling;

import org.mediaquery.media.MediaType;

/** Says what is in a picture or a video. Implementations are safe for use by several threads. */
public interface Labeller {

    /** The name under which its labels are kept: {@code rekognition}, {@code onnx}, … */
    String source();

    /** Whether it looks at things of this type at all. */
    boolean reads(MediaType type);

    /**
     * Looks at one object.
     *
     * @throws LabellingException when it could not; the exception says whether another try may help
     */
    Answer label(Subject subject);
}
