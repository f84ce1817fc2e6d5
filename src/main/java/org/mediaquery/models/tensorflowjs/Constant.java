package org.mediaquery.models.tensorflowjs;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * A weight of a model.
 *
 * @param name the name in the graph
 * @param type the type of its elements
 * @param shape the size of each dimension; empty for a scalar
 * @param data the elements, little-endian, in row-major order
 */
record Constant(String name, Type type, List<Integer> shape, ByteBuffer data) {

    /** The supported element types, by their names in {@code model.json}. */
    enum Type {
        FLOAT32,
        INT32
    }

    /** The size of an element of either type. */
    static final int ELEMENT_BYTES = 4;

    /** Returns the number of elements of a shape. */
    static int elements(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    int rank() {
        return shape.size();
    }

    /** @throws UnsupportedModelException if the elements are integers */
    float[] floats() {
        FloatBuffer values = require(Type.FLOAT32).asFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }

    /** @throws UnsupportedModelException if the elements are floats */
    int[] integers() {
        IntBuffer values = require(Type.INT32).asIntBuffer();
        int[] copy = new int[values.remaining()];
        values.get(copy);
        return copy;
    }

    /** @throws UnsupportedModelException if it is not a single integer */
    int integer() {
        int[] values = integers();
        if (values.length != 1) {
            throw new UnsupportedModelException(
                    "the constant " + name + " must be a single integer, but has the shape " + shape);
        }
        return values[0];
    }

    private ByteBuffer require(Type wanted) {
        if (type != wanted) {
            throw new UnsupportedModelException("the constant " + name + " has the type " + type + ", not " + wanted);
        }
        // duplicate() resets the byte order
        return data.duplicate().order(data.order());
    }
}
