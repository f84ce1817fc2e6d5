package org.mediaquery.labelling.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A classifier of a few hundred bytes, whose logits are weighted sums of the picture's mean red, green and blue. Written
 * field by field according to onnx.proto, since a real model is too large for the repository.
 */
public final class TinyOnnxModel {

    private static final int FLOAT = 1;

    private TinyOnnxModel() {}

    /**
     * Returns the model file.
     *
     * @param side the width and height of the input
     * @param weights a row for each color, a column for each class
     */
    public static byte[] bytes(int side, float[][] weights) {
        int classes = weights[0].length;
        ByteBuffer raw = ByteBuffer.allocate(4 * 3 * classes).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : weights) {
            for (float weight : row) {
                raw.putFloat(weight);
            }
        }
        Message tensor = new Message()
                .number(1, 3)
                .number(1, classes)
                .number(2, FLOAT)
                .text(8, "weights")
                .bytes(9, raw.array());
        Message graph = new Message()
                .message(1, node("GlobalAveragePool", "means", "input"))
                .message(1, node("Flatten", "flat", "means"))
                .message(1, node("MatMul", "logits", "flat", "weights"))
                .text(2, "tiny")
                .message(5, tensor)
                .message(11, value("input", 1, 3, side, side))
                .message(12, value("logits", 1, classes));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .toBytes();
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Message value(String name, int... shape) {
        Message dimensions = new Message();
        for (int size : shape) {
            dimensions.message(1, new Message().number(1, size));
        }
        Message tensor = new Message().number(1, FLOAT).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A Protocol Buffers message. */
    private static final class Message {

        private static final int VARINT = 0;
        private static final int LENGTH = 2;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | LENGTH);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.toBytes());
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 0x7f) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
