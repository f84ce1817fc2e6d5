package org.mediaquery.media;

import java.util.Locale;

/** What kind of thing an object is, told by its content. */
public enum MediaType {
    IMAGE,
    VIDEO,
    OTHER;

    /** The form that the API and the catalogue use: {@code image}, {@code video}, {@code other}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
