package org.mediaquery.media;

/** Hashes an object's name for keys of derived data, because a name may already have the maximum length of a key. */
public final class NameHash {

    private NameHash() {}

    /** Returns the SHA-256 hash of a name as 64 hexadecimal digits. */
    public static String of(String name) {
        return Sha256.hex(name);
    }
}
