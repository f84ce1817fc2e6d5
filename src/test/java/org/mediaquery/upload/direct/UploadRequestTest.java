package org.mediaquery.upload.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.InvalidInputException;

class UploadRequestTest {

    @Test
    void readsNameTypeAndSize() {
        assertThat(UploadRequest.read("{\"name\":\"a/b.jpg\",\"size\":51539607552,\"contentType\":\"image/jpeg\"}"))
                .isEqualTo(new UploadRequest("a/b.jpg", "image/jpeg", 51_539_607_552L, false));
        assertThat(UploadRequest.read("{\"name\":\"a\",\"size\":0,\"contentType\":\"\"}"))
                .isEqualTo(new UploadRequest("a", "application/octet-stream", 0, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"name\":\"a\"}",
                "{\"size\":1}",
                "{\"name\":\"\",\"size\":1}",
                "{\"name\":\"a\",\"size\":-1}",
                "{\"name\":\"a\",\"size\":1.5}",
                "{\"name\":\"a\",\"size\":1e3}",
                "{\"name\":\"a\",\"size\":\"1\"}",
                "{\"name\":\"a\",\"size\":51539607553}",
                "{\"name\":\"a\",\"size\":99999999999999999999999}",
                "{\"name\":\"a\",\"size\":true}",
                "{\"name\":\"a\",\"size\":1,\"contentType\":\"image\"}",
                "{\"name\":\"a\",\"size\":1,\"contentType\":\"image/jpeg\\r\\nX: y\"}",
                "{\"name\":\"a\",\"size\":1,\"contentType\":\"image/jpeg;\\u00e9\"}",
                "{\"name\":\"a\",\"size\":1,\"overwrite\":true}",
                "{\"name\":\"a\",\"size\":1,\"replace\":\"yes\"}",
            })
    void refusesOtherBodies(String body) {
        assertThatThrownBy(() -> UploadRequest.read(body)).isInstanceOf(InvalidInputException.class);
    }
}
