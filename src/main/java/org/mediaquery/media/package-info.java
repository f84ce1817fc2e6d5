/**
 * The words of the domain, as records without behaviour beyond their own rules: what a media record is, what it was
 * made from, and what was seen in it.
 *
 * <p>May import the JDK only.
 */
package org.mediaquery.media;
