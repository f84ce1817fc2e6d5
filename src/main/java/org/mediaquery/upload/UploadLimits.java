package org.mediaquery.upload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mediaquery.storage.OverloadedException;

/**
 * Limits the number of concurrent uploads. Each upload occupies a server thread while its client sends, and a form also disk
 * space, so that too many would block other requests.
 */
public final class UploadLimits {

    private static final Duration FORM_MAX_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Semaphore uploads;
    private final Semaphore forms;
    private final Duration formMaxWait;

    /**
     * Creates limits.
     *
     * @param uploads the maximum number of concurrent uploads; further uploads are refused at once
     * @param forms the maximum number of concurrent forms among them; further forms wait for up to 10 seconds
     */
    public UploadLimits(int uploads, int forms) {
        this(uploads, forms, FORM_MAX_WAIT);
    }

    UploadLimits(int uploads, int forms, Duration formMaxWait) {
        this.uploads = new Semaphore(uploads);
        this.forms = new Semaphore(forms, true);
        this.formMaxWait = formMaxWait;
    }

    /**
     * Receives an upload.
     *
     * @throws OverloadedException when the limit is reached
     */
    <T> T upload(Supplier<T> receive) {
        if (!uploads.tryAcquire()) {
            throw full();
        }
        try {
            return receive.get();
        } finally {
            uploads.release();
        }
    }

    /**
     * Receives a form.
     *
     * @throws OverloadedException when the limit is reached
     */
    <T> T form(Supplier<T> receive) {
        return upload(() -> {
            if (!mayReceiveForm()) {
                throw full();
            }
            try {
                return receive.get();
            } finally {
                forms.release();
            }
        });
    }

    private boolean mayReceiveForm() {
        try {
            return forms.tryAcquire(formMaxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OverloadedException full() {
        return new OverloadedException("Too many uploads are in progress. Try again later.", RETRY_AFTER);
    }
}
