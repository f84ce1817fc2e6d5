package org.mediaquery.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of a form, in a temporary file that is deleted on close, or at the end of the process. */
final class FormFile implements AutoCloseable {

    private final String fileName;
    private final String contentType;
    private final FileChannel channel;

    private FormFile(String fileName, String contentType, FileChannel channel) {
        this.fileName = fileName;
        this.contentType = contentType;
        this.channel = channel;
    }

    /** Copies a file to disk. */
    static FormFile copy(String fileName, String contentType, InputStream bytes) throws IOException {
        Path path = Files.createTempFile("media-query-form-", ".part");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            bytes.transferTo(Channels.newOutputStream(channel));
            return new FormFile(fileName, contentType, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the file name sent by the client; may be empty. */
    String fileName() {
        return fileName;
    }

    /** Returns the media type sent by the client; null when there is none. */
    String contentType() {
        return contentType;
    }

    /** Returns the bytes from the start. The stream is valid until the next call or {@link #close}; it need not be closed. */
    InputStream bytes() throws IOException {
        channel.position(0);
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // FormFile.close deletes the file
            }
        };
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of a form could not be deleted", e);
        }
    }
}
