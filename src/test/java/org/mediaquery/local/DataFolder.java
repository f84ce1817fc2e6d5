package org.mediaquery.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of the data, for one run at a time: the stand-ins' stores do not survive two. */
final class DataFolder implements AutoCloseable {

    private final FileChannel lock;
    private final Path path;

    /**
     * Makes the folder when it is not there, and locks it.
     *
     * @throws LocalRunException when another run has it, or it cannot be used
     */
    DataFolder(Path folder) {
        path = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(path);
            channel =
                    FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // freed by the system when the process ends, however it ends
            locked = channel.tryLock() != null;
            if (!locked) {
                channel.close();
            }
        } catch (IOException e) {
            throw new LocalRunException("The data folder " + path + " cannot be used: " + e, e);
        }
        if (!locked) {
            throw new LocalRunException("Another run uses the data folder " + path
                    + ". Stop it, or set the environment variable MEDIA_DATA_DIR to another folder.");
        }
        lock = channel;
    }

    /** Where it is, absolute. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
