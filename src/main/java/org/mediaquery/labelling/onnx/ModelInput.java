package org.mediaquery.labelling.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.util.Map;

/**
 * The input of a model.
 *
 * @param name the name of the model's input
 * @param picture the size and normalization
 * @param bytes whether the input is the unchanged bytes of the pixels, [N, H, H, 3], as in models that the TensorFlow
 *     Object Detection API exports; otherwise normalized floats, [N, 3, H, H]
 */
record ModelInput(String name, PictureInput picture, boolean bytes) {

    /**
     * Detects the format of the input.
     *
     * @param configured provides the size if the model's input has no fixed size
     * @throws IllegalArgumentException if the format is neither of the two
     */
    static ModelInput of(Map<String, NodeInfo> inputs, PictureInput configured) {
        Map.Entry<String, NodeInfo> input = inputs.entrySet().iterator().next();
        if (inputs.size() == 1
                && input.getValue().getInfo() instanceof TensorInfo form
                && form.getShape().length == 4) {
            long[] shape = form.getShape();
            boolean floats =
                    form.type == OnnxJavaType.FLOAT && shape[1] == PictureInput.CHANNELS && shape[2] == shape[3];
            boolean bytes =
                    form.type == OnnxJavaType.UINT8 && shape[3] == PictureInput.CHANNELS && shape[1] == shape[2];
            if (floats || bytes) {
                int side = shape[2] > 0 ? Math.toIntExact(shape[2]) : configured.side();
                return new ModelInput(input.getKey(), configured.withSide(side), bytes);
            }
        }
        throw new IllegalArgumentException("the model's input is neither one [N,3,H,H] of floats nor one [N,H,H,3] of"
                + " bytes, but " + inputs.values());
    }

    int side() {
        return picture.side();
    }

    /** Converts a picture to a tensor, which the caller closes. */
    OnnxTensor tensor(OrtEnvironment environment, BufferedImage image) throws OrtException {
        return bytes
                ? OnnxTensor.createTensor(
                        environment,
                        PictureTensor.bytes(image, side()),
                        new long[] {1, side(), side(), PictureInput.CHANNELS},
                        OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, PictureTensor.of(image, picture), new long[] {
                    1, PictureInput.CHANNELS, side(), side()
                });
    }
}
