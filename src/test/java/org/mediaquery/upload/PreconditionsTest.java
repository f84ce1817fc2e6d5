package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;
import org.mediaquery.storage.WriteInfo;

class PreconditionsTest {

    private static final StoredObject STORED =
            new StoredObject("a.jpg", "9b2c-1", 1, null, WriteInfo.modifiedAt(Instant.EPOCH));

    private static final Optional<StoredObject> ABSENT = Optional.empty();

    @Test
    void acceptsAnyObjectWithoutHeaders() {
        Preconditions none = Preconditions.of(null, List.of());
        assertThat(none.areNone()).isTrue();
        assertThat(none.against("a.jpg", Optional.of(STORED))).isEqualTo(WriteCondition.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"9b2c-1\"",
                "\"9b2c-1.7\"",
                "\"other\", \"9b2c-1\"",
                " \"x\" ,, \"9b2c-1.12\" ,",
                "\"a,b\",\"9b2c-1\""
            })
    void ifMatchHoldsForTheObjectInAnyRevisionOfItsRecord(String header) {
        Preconditions preconditions = Preconditions.of(List.of(header), null);
        assertThat(preconditions.against("a.jpg", Optional.of(STORED))).isEqualTo(WriteCondition.unchanged(STORED));
        assertThatThrownBy(() -> preconditions.against("a.jpg", ABSENT))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("there is no \"a.jpg\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"9b2c-1\"", "\"9b2c-1x\"", "\"9b2c-1.\"", "\"9b2c-1.x\"", "\"\""})
    void ifMatchFailsForAnotherObject(String header) {
        assertThatThrownBy(() -> Preconditions.of(List.of(header), null).against("a.jpg", Optional.of(STORED)))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("9b2c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"9b2c-1\"", "W/\"9b2c-1\"", "\"other\", \"9b2c-1.3\""})
    void ifNoneMatchFailsForTheObject(String header) {
        Preconditions preconditions = Preconditions.of(null, List.of(header));
        assertThatThrownBy(() -> preconditions.against("a.jpg", Optional.of(STORED)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(preconditions.against("a.jpg", ABSENT)).isEqualTo(WriteCondition.ABSENT);
    }

    @Test
    void ifNoneMatchHoldsForAnotherObjectWhileItIsUnchanged() {
        assertThat(Preconditions.of(null, List.of("\"a\"", "\"b\"")).against("a.jpg", Optional.of(STORED)))
                .isEqualTo(WriteCondition.unchanged(STORED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9b2c", "", ",", "\"open", "*, \"a\"", "\"a\" \"b\"", "w/\"a\""})
    void refusesHeadersThatAreNoListOfTags(String header) {
        assertThatThrownBy(() -> Preconditions.of(List.of(header), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("If-Match must be")
                .hasMessageEndingWith("Found: \"" + header + "\".");
    }
}
