package org.mediaquery.imaging.readers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image input stream of a file. Unlike the JDK's, it reads ahead, since some readers read byte by byte, and each
 * byte would cost a system call. It makes no temporary copy.
 */
final class BufferedFile extends ImageInputStreamImpl {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int UNCHECKED_BYTES = 256;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).position(0).limit(0);
    private final Deadline deadline;
    private long bufferStart;
    private int bytesUnchecked;

    /** @param deadline after which reads fail */
    BufferedFile(Path file, Deadline deadline) throws IOException {
        this.deadline = deadline;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        length = channel.size();
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        // reading the clock takes longer than reading a byte
        if (++bytesUnchecked == UNCHECKED_BYTES) {
            bytesUnchecked = 0;
            deadline.check();
        }
        if (!fill()) {
            return -1;
        }
        streamPos++;
        return buffer.get() & 0xFF;
    }

    /** Reads fewer bytes only at the end of the file, since the JDK's PNG reader does not handle short reads. */
    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        checkClosed();
        bitOffset = 0;
        deadline.check();
        int done = 0;
        while (done < count && fill()) {
            int read = Math.min(count - done, buffer.remaining());
            buffer.get(bytes, offset + done, read);
            done += read;
            streamPos += read;
        }
        return done == 0 && count > 0 ? -1 : done;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        super.close();
        channel.close();
    }

    /** Fills the buffer at the stream's position; returns false at the end of the file. */
    private boolean fill() throws IOException {
        long ahead = streamPos - bufferStart;
        if (ahead >= 0 && ahead < buffer.limit()) {
            buffer.position((int) ahead);
            return true;
        }
        bufferStart = streamPos;
        buffer.clear();
        int read = channel.read(buffer, streamPos);
        buffer.flip();
        return read > 0;
    }
}
