package org.mediaquery.imaging.video;

import java.nio.ByteBuffer;
import org.jcodec.api.MediaInfo;
import org.jcodec.api.specific.ContainerAdaptor;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.NALUnit;
import org.jcodec.codecs.h264.io.model.NALUnitType;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;

/**
 * Checks the size of frames before JCodec's decoder. The size in the container is only a claim; the decoder allocates
 * memory for the size in the sequence parameter sets (ITU-T H.264, 7.3.2.1.1), which any frame may have.
 */
final class H264Guard implements ContainerAdaptor {

    /** Width and height of a macroblock. */
    private static final int BLOCK_SIDE = 16;

    private static final int FRAME_PIXEL_BYTES = 5;
    private static final int REFERENCE_PIXEL_BYTES = 2;

    private final ContainerAdaptor decoder;
    private final long maxPixels;

    /** @param maxPixels the maximum width times height of a frame */
    H264Guard(ContainerAdaptor decoder, long maxPixels) {
        this.decoder = decoder;
        this.maxPixels = maxPixels;
    }

    /** The size of the frames of a stream. */
    record Frames(long pixels, int references) {

        /**
         * Returns the memory that JCodec needs: the current frame has three planes of full size, each reference frame
         * one and a half, and its motion vectors. Measured with 4K and one reference: 9 bytes per pixel.
         */
        long bytes() {
            return pixels * FRAME_PIXEL_BYTES + pixels * REFERENCE_PIXEL_BYTES * (references + 1);
        }
    }

    /**
     * Returns the largest frames in the parameter sets.
     *
     * @param units the NAL units of a stream, in the format of annex B
     * @throws org.mediaquery.media.UnreadableMediaException if they are larger than allowed
     */
    static Frames check(ByteBuffer units, long maxPixels) {
        ByteBuffer rest = units.duplicate();
        Frames largest = new Frames(0, 0);
        for (ByteBuffer unit = H264Utils.nextNALUnit(rest); unit != null; unit = H264Utils.nextNALUnit(rest)) {
            if (unit.hasRemaining() && NALUnit.read(unit).type == NALUnitType.SPS) {
                SeqParameterSet set = H264Utils.readSPS(unit);
                long width = (long) BLOCK_SIDE * (set.picWidthInMbsMinus1 + 1L);
                long height = (long) BLOCK_SIDE * SeqParameterSet.getPicHeightInMbs(set);
                FramePlan.check(width, height, maxPixels);
                largest = new Frames(
                        Math.max(largest.pixels(), width * height), Math.max(largest.references(), set.numRefFrames));
            }
        }
        return largest;
    }

    @Override
    public Picture decodeFrame(Packet packet, byte[][] buffer) {
        check(packet.getData(), maxPixels);
        return decoder.decodeFrame(packet, buffer);
    }

    @Override
    public boolean canSeek(Packet packet) {
        return decoder.canSeek(packet);
    }

    @Override
    public byte[][] allocatePicture() {
        return decoder.allocatePicture();
    }

    @Override
    public MediaInfo getMediaInfo() {
        return decoder.getMediaInfo();
    }
}
