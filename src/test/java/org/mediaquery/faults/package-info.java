/** The fault suite: fault injection, and tests that nothing is lost. */
package org.mediaquery.faults;
