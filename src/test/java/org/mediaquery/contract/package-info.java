/** The API's description, held to what the service does. */
package org.mediaquery.contract;
