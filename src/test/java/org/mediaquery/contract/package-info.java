/** Tests that the API description matches the service. */
package org.mediaquery.contract;
