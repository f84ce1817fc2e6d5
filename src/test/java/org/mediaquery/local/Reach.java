package org.mediaquery.local;

/**
 * The network addresses of the stand-ins.
 *
 * @param bind the address to listen on
 * @param name the host name that clients use
 */
record Reach(String bind, String name) {

    /** Reachable from this machine only. */
    static final Reach LOOPBACK = new Reach("127.0.0.1", "127.0.0.1");

    /** Reachable from a container's network. */
    static Reach network(String name) {
        return new Reach("0.0.0.0", name);
    }
}
