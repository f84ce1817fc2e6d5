/** Whether anything is lost when everything fails: what makes faults, and the tests that look at what is left. */
package org.mediaquery.faults;
