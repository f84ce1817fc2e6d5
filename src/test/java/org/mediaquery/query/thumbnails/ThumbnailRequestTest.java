package org.mediaquery.query.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.api.QueryParameters;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.storage.ThumbnailSize;

class ThumbnailRequestTest {

    @Test
    void readsSizeAndEntityTag() {
        assertThat(request(Map.of())).isEqualTo(new ThumbnailRequest(ThumbnailSize.MEDIUM, null));
        assertThat(request(Map.of("size", List.of("256"), "etag", List.of("abc"))))
                .isEqualTo(new ThumbnailRequest(ThumbnailSize.SMALL, "abc"));
        assertThat(request(Map.of("size", List.of("2048"))).size()).isEqualTo(ThumbnailSize.LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "255", "0256", "256.0", "-256", "4096", "large", "2048 "})
    void refusesOtherSizes(String size) {
        Map<String, List<String>> query = Map.of("size", List.of(size));

        assertThatThrownBy(() -> request(query))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"size\" must be one of 256, 512, 2048.");
    }

    private static ThumbnailRequest request(Map<String, List<String>> query) {
        return ThumbnailRequest.of(new QueryParameters(query, ThumbnailRequest.PARAMETERS));
    }
}
