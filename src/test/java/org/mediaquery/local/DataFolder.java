package org.mediaquery.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data folder, locked by one run at a time, because two runs would corrupt the stand-ins' data. */
final class DataFolder implements AutoCloseable {

    private final FileChannel lock;
    private final Path path;

    /**
     * Creates the folder if necessary, and locks it.
     *
     * @throws LocalRunException if another run uses it, or it is not usable
     */
    DataFolder(Path folder) {
        path = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(path);
            channel =
                    FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // the system releases the lock when the process ends, even after a crash
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

    /** Returns the absolute path. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
