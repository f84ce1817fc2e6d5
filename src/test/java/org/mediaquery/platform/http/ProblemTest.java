package org.mediaquery.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.EOFException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.UnknownMediaException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ProblemTest {

    @Test
    void unknownMediaAreNotFound() {
        JsonObject json = Problem.of(new UnknownMediaException("x.jpg")).json();
        assertThat(json.getInt("status")).isEqualTo(404);
        assertThat(json.getString("Code")).isEqualTo("NotFoundError");
        assertThat(json.getString("Message")).isEqualTo("Media file (x.jpg) not found");
        assertThat(json.getString("detail")).doesNotContain("x.jpg");
    }

    @Test
    void invalidInputIsABadRequest() {
        JsonObject json = Problem.of(new InvalidInputException("no")).json();
        assertThat(json.getInt("status")).isEqualTo(400);
        assertThat(json.getString("Code")).isEqualTo("BadRequestError");
    }

    @Test
    void repeatsTheInputOnceAndTruncated() {
        JsonObject json = Problem.of(new InvalidInputException("Be short.", "abc\n" + "x".repeat(500)))
                .json();
        assertThat(json.getString("detail"))
                .startsWith("Be short. Found: \"abc\\u000axxx")
                .hasSizeLessThan(240);
        assertThat(json.getString("Message")).isEqualTo("Be short.");
    }

    @Test
    void anAbortedBodyIsABadRequest() {
        SdkClientException failure = SdkClientException.create(
                "no part", new UncheckedIOException(new ClientBodyException(new EOFException("gone"))));
        assertThat(Problem.of(failure).json().getInt("status")).isEqualTo(400);
        assertThat(Problem.of(new UncheckedIOException(new BodyTooLargeException()))
                        .json()
                        .getInt("status"))
                .isEqualTo(413);
    }

    @Test
    void unexpectedFailuresRevealNothing() {
        JsonObject json = Problem.of(new IllegalStateException("secret")).json();
        assertThat(json.getInt("status")).isEqualTo(500);
        assertThat(json.getString("Code")).isEqualTo("InternalServerError");
        assertThat(json.toString()).doesNotContain("secret");
    }

    @Test
    void conflictsAndOutagesHaveTheirOwnStatus() {
        assertThat(Problem.of(new ConflictException("x", null)).json().getInt("status"))
                .isEqualTo(409);
        assertThat(Problem.of(SdkClientException.create("down")).json().getInt("status"))
                .isEqualTo(503);
    }
}
