package org.mediaquery.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.UnknownMediaException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ProblemTest {

    @Test
    void whatIsUnknownIsNotFound() {
        JsonObject json = Problem.of(new UnknownMediaException("x.jpg")).json();
        assertThat(json.getInt("status")).isEqualTo(404);
        assertThat(json.getString("Code")).isEqualTo("NotFoundError");
        assertThat(json.getString("Message")).contains("x.jpg").isEqualTo(json.getString("detail"));
    }

    @Test
    void whatIsWrongIsABadRequest() {
        JsonObject json = Problem.of(new InvalidInputException("no")).json();
        assertThat(json.getInt("status")).isEqualTo(400);
        assertThat(json.getString("Code")).isEqualTo("BadRequestError");
    }

    @Test
    void whatHasNoNameSaysNothingToStrangers() {
        JsonObject json = Problem.of(new IllegalStateException("secret")).json();
        assertThat(json.getInt("status")).isEqualTo(500);
        assertThat(json.getString("Code")).isEqualTo("InternalServerError");
        assertThat(json.toString()).doesNotContain("secret");
    }

    @Test
    void competitionAndOutagesHaveTheirOwn() {
        assertThat(Problem.of(new ConflictException("x", null)).json().getInt("status"))
                .isEqualTo(409);
        assertThat(Problem.of(SdkClientException.create("down")).json().getInt("status"))
                .isEqualTo(503);
    }
}
