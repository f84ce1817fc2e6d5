package org.mediaquery.e2e;

/**
 * A request that nobody with good intentions sends.
 *
 * @param name of the test case
 * @param bytes of the whole request, one per character
 * @param allowed statuses of the response
 * @param whole whether it is a complete request with correct framing
 */
record HostileRequest(String name, String bytes, Statuses allowed, boolean whole) {

    static final Statuses BAD = Statuses.only(400);
    static final Statuses REFUSED = new Statuses(400, 499);
    static final Statuses ANY = new Statuses(200, 499);

    /** A range of statuses, both ends included. */
    record Statuses(int least, int most) {

        static Statuses only(int status) {
            return new Statuses(status, status);
        }

        boolean allow(int status) {
            return status >= least && status <= most;
        }
    }

    HostileRequest(String name, String bytes, Statuses allowed) {
        this(name, bytes, allowed, true);
    }

    /** Returns a request that is incomplete, or that no server can parse. */
    static HostileRequest broken(String name, String bytes) {
        return new HostileRequest(name, bytes, BAD, false);
    }

    String path() {
        return bytes.split(" ", 3)[1].split("\\?", 2)[0];
    }

    @Override
    public String toString() {
        return name;
    }
}
