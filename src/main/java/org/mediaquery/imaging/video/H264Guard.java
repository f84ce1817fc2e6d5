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
 * Stands before JCodec's decoder. What the container says of the size of frames is a claim; the decoder takes memory for what
 * the sequence parameter sets say (ITU-T H.264, 7.3.2.1.1), which may come with any frame.
 */
final class H264Guard implements ContainerAdaptor {

    /** Width and height of a macroblock. */
    private static final int BLOCK_SIDE = 16;

    private static final int FRAME_PIXEL_BYTES = 5;
    private static final int REFERENCE_PIXEL_BYTES = 2;

    private final ContainerAdaptor decoder;
    private final long maxPixels;

    /** @param maxPixels of a frame */
    H264Guard(ContainerAdaptor decoder, long maxPixels) {
        this.decoder = decoder;
        this.maxPixels = maxPixels;
    }

    /** How much a stream takes to decode. */
    record Frames(long pixels, int references) {

        /**
         * What JCodec keeps: a frame that is decoded into has three planes of full size, each reference one and a half and
         * its motion vectors. Measured with 4K and one reference: 9 bytes a pixel.
         */
        long bytes() {
            return pixels * FRAME_PIXEL_BYTES + pixels * REFERENCE_PIXEL_BYTES * (references + 1);
        }
    }

    /**
     * The largest frames that parameter sets announce.
     *
     * @param units of a stream, in the form of annex B
     * @throws org.mediaquery.media.UnreadableMediaException when they are larger than allowed
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
