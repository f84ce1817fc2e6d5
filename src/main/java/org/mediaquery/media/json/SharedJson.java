package org.mediaquery.media.json;

import jakarta.json.spi.JsonProvider;

/** The JSON-P provider, looked up once: each method of {@link jakarta.json.Json} searches the class path for it. */
public final class SharedJson {

    public static final JsonProvider JSON = JsonProvider.provider();

    private SharedJson() {}
}
