package org.mediaquery.imaging.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jcodec.common.io.SeekableByteChannel;
import org.mediaquery.imaging.readers.Deadline;

/** A channel for JCodec whose reads fail after a deadline. */
final class DeadlineChannel implements SeekableByteChannel {

    private final SeekableByteChannel channel;
    private Deadline deadline;

    DeadlineChannel(SeekableByteChannel channel, Deadline deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /** Replaces the deadline. */
    void restart(Deadline later) {
        deadline = later;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        deadline.check();
        return channel.read(bytes);
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException("the channel is read-only");
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel setPosition(long position) throws IOException {
        channel.setPosition(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("the channel is read-only");
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
