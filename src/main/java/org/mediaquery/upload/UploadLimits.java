package org.mediaquery.upload;

import dev.failsafe.Bulkhead;
import java.time.Duration;
import java.util.function.Supplier;
import org.mediaquery.storage.OverloadedException;

/**
 * Limits the number of concurrent uploads. Each upload occupies a server thread while its client sends, and a form also disk
 * space, so that too many would block other requests.
 */
public final class UploadLimits {

    private static final Duration FORM_MAX_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Bulkhead<Object> uploads;
    private final Bulkhead<Object> forms;

    /**
     * Creates limits.
     *
     * @param uploads the maximum number of concurrent uploads; further uploads are refused at once
     * @param forms the maximum number of concurrent forms among them; further forms wait for up to 10 seconds
     */
    public UploadLimits(int uploads, int forms) {
        this.uploads = Bulkhead.of(uploads);
        this.forms = Bulkhead.of(forms);
    }

    /**
     * Receives an upload.
     *
     * @throws OverloadedException when the limit is reached
     */
    <T> T upload(Supplier<T> receive) {
        if (!uploads.tryAcquirePermit()) {
            throw full();
        }
        try {
            return receive.get();
        } finally {
            uploads.releasePermit();
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
                forms.releasePermit();
            }
        });
    }

    private boolean mayReceiveForm() {
        try {
            return forms.tryAcquirePermit(FORM_MAX_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OverloadedException full() {
        return new OverloadedException("Too many uploads are in progress. Try again later.", RETRY_AFTER);
    }
}
