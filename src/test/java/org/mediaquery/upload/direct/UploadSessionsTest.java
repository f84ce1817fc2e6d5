package org.mediaquery.upload.direct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.api.SignedTokens;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Status;
import org.mediaquery.storage.InMemoryDirectUploads;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.upload.Uploads;

class UploadSessionsTest {

    private static final int MIB = 1 << 20;

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryDirectUploads direct = new InMemoryDirectUploads(store);
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final UploadSessions sessions = sessions("secret");

    @Test
    void smallObjectsAreSentInOneRequest() {
        UploadSession session = begin("a/b.jpg", 3);

        JsonObject json = SessionJson.write(session);
        assertThat(json.getString("name")).isEqualTo("a/b.jpg");
        assertThat(json.getString("url")).contains("size=3");
        assertThat(json.getJsonObject("headers").getString("Content-Type")).isEqualTo("image/jpeg");
        assertThat(json).doesNotContainKeys("parts", "partSize");
        assertThatThrownBy(() -> sessions.complete(session.id())).isInstanceOf(IncompleteUploadException.class);

        store.put("a/b.jpg", new byte[3]);
        assertThat(SessionJson.write(sessions.find(session.id())))
                .doesNotContainKey("url")
                .containsKey("uploaded");
        sessions.complete(session.id());
        sessions.complete(session.id());
        assertThat(catalog.find("a/b.jpg").orElseThrow().labelling().status()).isEqualTo(Status.PENDING);
        assertThat(catalog.find("a/b.jpg").orElseThrow().content().type()).isEqualTo(MediaType.IMAGE);
    }

    @Test
    void aLargeObjectIsSentInPartsAndResumed() {
        UploadSession session = begin("clip.mp4", 17 * MIB);
        assertThat(session.links()).containsOnlyKeys(1, 2, 3);
        assertThat(SessionJson.write(session).getInt("partSize")).isEqualTo(8 * MIB);
        direct.send(session.links().get(2).url(), new byte[8 * MIB]);
        direct.send(session.links().get(3).url(), new byte[5]);

        UploadSession resumed = sessions("secret").find(session.id());
        assertThat(resumed.links()).as("one is missing, one is too short").containsOnlyKeys(1, 3);
        assertThatThrownBy(() -> sessions.complete(session.id()))
                .isInstanceOf(IncompleteUploadException.class)
                .hasMessageContaining("1, 3");
        direct.send(resumed.links().get(1).url(), new byte[8 * MIB]);
        direct.send(resumed.links().get(3).url(), new byte[MIB]);

        assertThat(sessions.complete(session.id()).record().version().size()).isEqualTo(17 * MIB);
        assertThat(sessions.complete(session.id()).record().name())
                .as("the answer may be lost")
                .isEqualTo("clip.mp4");
        assertThat(direct.size()).isZero();
    }

    @Test
    void anUploadEnds() {
        UploadSession session = begin("clip.mp4", 17 * MIB);

        sessions.abort(session.id());
        sessions.abort(session.id());

        assertThat(direct.size()).isZero();
        assertThatThrownBy(() -> sessions.find(session.id())).isInstanceOf(UnknownUploadException.class);
        assertThatThrownBy(() -> sessions.complete(session.id())).isInstanceOf(UnknownUploadException.class);
    }

    @Test
    void nothingIsReplaced() {
        store.put("a.b/c.jpg", new byte[1]);

        assertThat(begin("a.b/c.jpg", 3).ticket().name()).matches("a\\.b/c-[0-9a-f]{8}\\.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder/", "a//b", "a/../b", "a\tb"})
    void namesThatUploadsCannotHaveAreRefused(String name) {
        assertThatThrownBy(() -> begin(name, 3)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void replacesAnObjectOnlyOnRequest() {
        store.put("dog.jpg", new byte[] {1});
        assertThat(begin("dog.jpg", 3).ticket().name()).isNotEqualTo("dog.jpg");
        assertThat(sessions.begin(new UploadRequest("dog.jpg", "image/jpeg", 3, true))
                        .ticket()
                        .name())
                .isEqualTo("dog.jpg");
    }

    @Test
    void rejectsForgedIds() {
        String id = begin("clip.mp4", 17 * MIB).id();
        String forged = sessions("guess")
                .begin(new UploadRequest("x.mp4", "video/mp4", 17L * MIB, false))
                .id();
        assertThatThrownBy(() -> sessions.abort(forged)).isInstanceOf(UnknownUploadException.class);
        assertThatThrownBy(() -> sessions.find("")).isInstanceOf(UnknownUploadException.class);
        assertThatThrownBy(() -> sessions.find("***")).isInstanceOf(UnknownUploadException.class);
        // a token for something else
        String cursor = new SignedTokens(() -> "secret".getBytes(UTF_8)).write("[\"a\",\"b\",1,\"c\"]", "{}");
        assertThatThrownBy(() -> sessions.find(cursor)).isInstanceOf(UnknownUploadException.class);
        Random random = new Random(4);
        byte[] bytes = Base64.getUrlDecoder().decode(id);
        for (int i = 0; i < 500; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            String wrong = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> sessions.abort(wrong)).isInstanceOf(UnknownUploadException.class);
        }
        assertThat(direct.size()).isEqualTo(2);
    }

    @Test
    void ticketsKeepEveryName() {
        for (String name : new String[] {"a\"b\\c", "ünï/🐕", "[1]", "{}"}) {
            UploadTicket ticket = new UploadTicket(name, "image/jpeg", PartPlan.MAX_SIZE, "id\"");
            assertThat(UploadTicket.read(ticket.write())).isEqualTo(ticket);
        }
    }

    private UploadSession begin(String name, long size) {
        return sessions.begin(new UploadRequest(name, "image/jpeg", size, false));
    }

    private UploadSessions sessions(String secret) {
        return new UploadSessions(
                store,
                direct,
                new Uploads(store, catalog, "", new Random(1)),
                new SignedTokens(() -> secret.getBytes(UTF_8)));
    }
}
