package org.mediaquery.ingest.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.Leases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.ingest.IngestFixture;
import org.mediaquery.ingest.ObjectBusyException;
import org.mediaquery.ingest.TestConsumerSettings;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.StoredObject;

class ObjectCreatedHandlerTest {

    private static final String NAME = "thing.jpg";

    private final IngestFixture fixture = new IngestFixture();
    private final FakeLabeller dogs = FakeLabeller.seeing("Dog");

    @Test
    void describesAndLabelsPicture() {
        MediaRecord record = handleCreated(dogs, Pictures.jpeg());
        assertThat(record.labelling().status()).isEqualTo(Status.LABELLED);
        assertThat(record.labels()).containsExactly("Dog");
        assertThat(record.content().type()).isEqualTo(MediaType.IMAGE);
        assertThat(record.content().contentType()).isEqualTo("image/jpeg");
        assertThat(record.content().dimensions().width()).isEqualTo(320);
        assertThat(record.version().sequencer()).isEqualTo(new Sequencer("01"));
    }

    @Test
    void doesNotPassOtherFilesToLabellers() {
        MediaRecord record = handleCreated(dogs, "plain text".getBytes(StandardCharsets.UTF_8));
        assertThat(record.labelling().status()).isEqualTo(Status.UNSUPPORTED);
        assertThat(record.labelling().reason()).contains("neither a picture nor a video");
        assertThat(record.content().type()).isEqualTo(MediaType.OTHER);
        assertThat(dogs.calls()).isEmpty();
    }

    @Test
    void emptyObjectIsUnsupported() {
        assertThat(handleCreated(dogs, new byte[0]).labelling().reason()).contains("empty");
    }

    @Test
    void truncatedPictureFailsWithReason() {
        MediaRecord record = handleCreated(dogs, Pictures.truncatedJpeg());
        assertThat(record.labelling().status()).isEqualTo(Status.FAILED);
        assertThat(record.labelling().reason()).isNotBlank();
        assertThat(dogs.calls()).isEmpty();
    }

    @Test
    void pictureWithTooManyPixelsFailsWithReason() {
        MediaRecord record = handleCreated(dogs, Pictures.pngThatClaims(30_000, 30_000));
        assertThat(record.labelling().status()).isEqualTo(Status.FAILED);
        assertThat(record.labelling().reason()).contains("30000");
    }

    @Test
    void permanentLabellerFailureIsStoredWithReason() {
        FakeLabeller failing = new FakeLabeller(subject -> {
            throw new LabellingException(Kind.PERMANENT, "The key is invalid.");
        });
        MediaRecord record = handleCreated(failing, Pictures.jpeg());
        assertThat(record.labelling().status()).isEqualTo(Status.FAILED);
        assertThat(record.labelling().reason()).isEqualTo("fake: The key is invalid.");
    }

    @Test
    void transientLabellerFailureIsLeftToTheQueue() {
        FakeLabeller failing = new FakeLabeller(subject -> {
            throw new LabellingException(Kind.TRANSIENT, "Not now.");
        });
        assertThatThrownBy(() -> handleCreated(failing, Pictures.jpeg())).isInstanceOf(LabellingException.class);
        assertThat(fixture.catalog.find(NAME).orElseThrow().labelling().status())
                .isEqualTo(Status.PENDING);
        assertThat(handleCreated(dogs, Pictures.jpeg()).labelling().status()).isEqualTo(Status.LABELLED);
    }

    @Test
    void doesNotCallLabellerWhileAnotherWorkerHoldsLease() {
        StoredObject object = fixture.store.put(NAME, Pictures.jpeg());
        assertThat(fixture.leases.claim(NAME + "@" + object.etag(), Duration.ofMinutes(1)))
                .isInstanceOf(Leases.Held.class);
        assertThatThrownBy(() -> handler(dogs).onCreated(NAME, new Sequencer("01")))
                .isInstanceOf(ObjectBusyException.class);
        assertThat(dogs.calls()).isEmpty();
    }

    @Test
    void duplicateEventDuringProcessingCallsNoLabeller() {
        fixture.store.put(NAME, Pictures.jpeg());
        FakeLabeller[] labeller = new FakeLabeller[1];
        labeller[0] = new FakeLabeller(subject -> {
            assertThatThrownBy(() -> handler(labeller[0]).onCreated(NAME, new Sequencer("01")))
                    .isInstanceOf(ObjectBusyException.class);
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        });
        handler(labeller[0]).onCreated(NAME, new Sequencer("01"));
        handler(labeller[0]).onCreated(NAME, new Sequencer("01"));
        assertThat(labeller[0].calls().values()).containsExactly(1);
        assertThat(fixture.catalog.find(NAME).orElseThrow().labelling().status())
                .isEqualTo(Status.LABELLED);
    }

    private MediaRecord handleCreated(FakeLabeller labeller, byte[] bytes) {
        fixture.store.put(NAME, bytes);
        handler(labeller).onCreated(NAME, new Sequencer("01"));
        return fixture.catalog.find(NAME).orElseThrow();
    }

    private ObjectCreatedHandler handler(FakeLabeller labeller) {
        return fixture.composition(TestConsumerSettings.of(2), labeller).createdHandler();
    }
}
