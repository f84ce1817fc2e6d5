package org.mediaquery.labelling.onnx.files;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a response to a file, and fails with an {@link IOException} if it is longer than allowed. */
final class BoundedFileSubscriber implements BodySubscriber<Path> {

    private final BodySubscriber<Path> file;
    private final long maxBytes;
    private Flow.Subscription subscription;
    private long bytes;

    BoundedFileSubscriber(Path target, long maxBytes) {
        file = BodySubscribers.ofFile(target);
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return file.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        file.onSubscribe(started);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > maxBytes) {
            subscription.cancel();
            file.onError(new IOException("it is longer than " + maxBytes + " bytes"));
        } else {
            file.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        file.onError(failure);
    }

    @Override
    public void onComplete() {
        file.onComplete();
    }
}
