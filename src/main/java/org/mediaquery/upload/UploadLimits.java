package org.mediaquery.upload;

import dev.failsafe.Bulkhead;
import java.time.Duration;
import java.util.function.Supplier;
import org.mediaquery.storage.OverloadedException;

/**
 * How many uploads are let in at a time. Each holds a thread of the server while its client sends, and a form also disk
 * space, so that more would keep the server from answering anybody else.
 */
public final class UploadLimits {

    private static final Duration FORM_PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Bulkhead<Object> uploads;
    private final Bulkhead<Object> forms;

    /**
     * Limits.
     *
     * @param uploads the most at a time; those that are too many are refused at once
     * @param forms the most of them that are forms; those that are too many wait for a while
     */
    public UploadLimits(int uploads, int forms) {
        this.uploads = Bulkhead.of(uploads);
        this.forms = Bulkhead.of(forms);
    }

    /**
     * Receives an upload.
     *
     * @throws OverloadedException when there are too many
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
     * @throws OverloadedException when there are too many
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
            return forms.tryAcquirePermit(FORM_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OverloadedException full() {
        return new OverloadedException("Too many uploads are under way. Try again later.", RETRY_AFTER);
    }
}
