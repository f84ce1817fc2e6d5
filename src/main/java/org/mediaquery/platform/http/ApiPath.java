package org.mediaquery.platform.http;

import java.util.regex.Pattern;

/** Which paths belong to the API. */
final class ApiPath {

    private static final Pattern API = Pattern.compile("/+api(/.*)?", Pattern.DOTALL);

    private ApiPath() {}

    /** @param path not decoded */
    static boolean matches(String path) {
        return API.matcher(path).matches();
    }
}
