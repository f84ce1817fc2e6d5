package org.mediaquery.local;

/**
 * From where the stand-ins can be reached.
 *
 * @param bind the address that they listen on
 * @param name under which others find them
 */
record Reach(String bind, String name) {

    /** From this machine alone. */
    static final Reach LOOPBACK = new Reach("127.0.0.1", "127.0.0.1");

    /** From the whole network that a container is in. */
    static Reach network(String name) {
        return new Reach("0.0.0.0", name);
    }
}
