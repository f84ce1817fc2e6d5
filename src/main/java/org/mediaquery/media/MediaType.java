package org.mediaquery.media;

import java.util.Locale;

/** The type of an object, as detected from its content. */
public enum MediaType {
    IMAGE,
    VIDEO,
    OTHER;

    /** Returns the type's name in the API and the catalog: {@code image}, {@code video}, {@code other}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
