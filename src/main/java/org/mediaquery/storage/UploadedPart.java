package org.mediaquery.storage;

/**
 * A part of an upload that the store has received.
 *
 * @param number from 1
 * @param etag its entity tag, without quotes
 * @param size in bytes
 */
public record UploadedPart(int number, String etag, long size) {}
