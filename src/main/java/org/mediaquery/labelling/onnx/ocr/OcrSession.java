package org.mediaquery.labelling.onnx.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A model with one input and one output, both of floats. Not thread-safe. */
final class OcrSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;

    /** Kept, since buffers outside the heap are released late. */
    private FloatBuffer buffer = direct(0);

    /**
     * Loads a model.
     *
     * @param dimensions of its output
     * @throws IllegalArgumentException if it is no such model
     */
    OcrSession(Path model, int dimensions) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model.toString(), options);
        } catch (OrtException e) {
            throw new IllegalArgumentException("not a valid ONNX model: " + e.getMessage(), e);
        }
        try {
            input = session.getInputNames().iterator().next();
            requireForm(dimensions);
        } catch (OrtException | RuntimeException e) {
            close();
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalArgumentException(e);
        }
    }

    private void requireForm(int dimensions) throws OrtException {
        var outputs = session.getOutputInfo().values();
        if (session.getNumInputs() != 1
                || outputs.size() != 1
                || !(outputs.iterator().next().getInfo() instanceof TensorInfo form)
                || form.getShape().length != dimensions) {
            throw new IllegalArgumentException(
                    "the model does not have one input, and one output of " + dimensions + " dimensions: " + outputs);
        }
    }

    /** Returns the length of the output's last dimension; -1 if it depends on the input. */
    long lastDimension() {
        try {
            TensorInfo form = (TensorInfo)
                    session.getOutputInfo().values().iterator().next().getInfo();
            return form.getShape()[form.getShape().length - 1];
        } catch (OrtException e) {
            throw new IllegalArgumentException("the model's output cannot be read: " + e.getMessage(), e);
        }
    }

    /** A task for the output of a run. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * Reads an output.
         *
         * @param shape of the output
         */
        T read(float[] values, long[] shape);
    }

    /** Writes the input. */
    @FunctionalInterface
    interface Writer {
        void write(FloatBuffer values);
    }

    /** Runs the model on a picture of this size. */
    <T> T run(int width, int height, Writer writer, Reader<T> reader) throws OrtException {
        long[] shape = {1, BlueFirstTensor.CHANNELS, height, width};
        int size = BlueFirstTensor.CHANNELS * height * width;
        if (buffer.capacity() < size) {
            buffer = direct(size);
        }
        FloatBuffer values = buffer.slice(0, size);
        writer.write(values);
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            FloatBuffer buffer = output.getFloatBuffer();
            float[] copy = new float[buffer.remaining()];
            buffer.get(copy);
            long[] outputShape = output.getInfo().getShape();
            if (Arrays.stream(outputShape).reduce(1, Math::multiplyExact) != copy.length) {
                throw new IllegalArgumentException("the model's output does not have its shape");
            }
            return reader.read(copy, outputShape);
        }
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("failed to close the model", e);
        }
    }
}
