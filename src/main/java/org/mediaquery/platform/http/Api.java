package org.mediaquery.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the API begins. */
@ApplicationPath("api")
public class Api extends Application {}
