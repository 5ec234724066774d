// Written by a program out of the product's OpenAPI description: `npm run client` writes it anew.
export interface paths {
    "/v1/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of events whose receipt was pending
         * @description With a source's write key, its own receipts; signed in, with the permission `sources.read`, those of every source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description the `receiptId` of the answer; kept for an hour */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description what became of each event; asked for by `receipt=1` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description what became of each event; asked for by `receipt=1` */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One identify call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IdentifyCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One track call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TrackCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PageCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One screen call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScreenCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One group call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GroupCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One alias call (Segment's HTTP API) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AliasCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Up to 2,500 calls (Segment, RudderStack, Customer.io) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BatchCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** As /v1/batch */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BatchCall"];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"] | components["schemas"]["Receipt"] | components["schemas"]["PostHogAccepted"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several identifiers of one person (RudderStack) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beacon/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A batch sent while a page closes (RudderStack) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                        "text/plain": "OK";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/i/v0/e": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One event or a batch (PostHog); PostHog's /batch, /e and older addresses work alike */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostHogAccepted"] | components["schemas"]["Receipt"];
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/s/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One event of any type (Jitsu) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JitsuAccepted"] | components["schemas"]["Receipt"];
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/s/s2s/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One event of any type (Jitsu) */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JitsuAccepted"] | components["schemas"]["Receipt"];
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/com.snowplowanalytics.snowplow/tp2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of a Snowplow tracker; its app id is the write key */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description as the SDK sends it */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                        "text/plain": "ok";
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One event or a list of them; always answers with what became of each */
        post: {
            parameters: {
                query?: {
                    /** @description 1: answer with what became of each event */
                    receipt?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Message"] | components["schemas"]["Message"][];
                };
            };
            responses: {
                /** @description The events are on disk */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description The events are on disk; what becomes of each is not known yet */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                /** @description Refused; what can be kept waits in the quarantine */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Receipt"] | components["schemas"]["CollectRefused"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an upload again, with what the recognition got wrong
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fileId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description format, encoding, delimiter, quote, header, skipLines, ragged, where the recognition is wrong */
                        file?: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadedFile"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Saved mappings
         * @description Needs the permission `imports.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mappings: components["schemas"]["SavedMapping"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * JSON Schema of a mapping, and what columns can mean
         * @description Needs the permission `imports.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schema: {
                                [key: string]: unknown;
                            };
                            meanings: {
                                [key: string]: {
                                    label: string;
                                    /** @description identifier, trait, property, time … or `leave out` */
                                    place: string;
                                    name: string;
                                };
                            };
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a mapping under a name
         * @description Needs the permission `imports.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a mapping; its schema is at /v1/mappings/schema */
                        mapping: unknown;
                        columns?: string[];
                    };
                };
            };
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Forget a saved mapping
         * @description Needs the permission `imports.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    source?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            imports: components["schemas"]["ImportRun"][];
                            next?: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Import an upload under a mapping, or show what that would do
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fileId: string;
                        sourceId: number;
                        /** @description a mapping; its schema is at /v1/mappings/schema */
                        mapping: unknown;
                        /** @description map the first rows and show them; nothing is accepted */
                        dryRun?: boolean;
                        /** @description import although exactly this file went into this source before */
                        again?: boolean;
                        /** @description keep the mapping under this name */
                        saveAs?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            preview: components["schemas"]["ImportPreview"];
                        };
                    };
                };
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            importId: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an import stands, with the first refused rows
         * @description Needs the permission `imports.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportInDetail"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Forget an import that has ended, with its refused rows; what it brought stays
         * @description Needs the permission `imports.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/refused.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All refused rows with line and reason, as CSV
         * @description Needs the permission `imports.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a row for each refused row */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold an import
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportRun"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a paused or failed import
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportRun"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an import up; the rows that are in stay
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportRun"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pulls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses that are asked, with how that went
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pulls: components["schemas"]["Pull"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Ask an address at an interval
         * @description Needs the permission `sources.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sourceId: number;
                        /** @description the address; {cursor} in it is replaced by the cursor */
                        url?: unknown;
                        /** @description request headers, for keys; kept encrypted and never shown */
                        headers?: unknown;
                        /** @description interval; 300 when absent */
                        everySeconds?: unknown;
                        /** @description dotted path to the rows in a JSON answer */
                        rows?: unknown;
                        /** @description field whose largest value is the next cursor */
                        cursorField?: unknown;
                        /** @description where to begin */
                        cursor?: unknown;
                        /** @description a mapping; its schema is at /v1/mappings/schema */
                        mapping?: unknown;
                        enabled?: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pull: components["schemas"]["Pull"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pulls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ask no more
         * @description Needs the permission `sources.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a pull; headers stay unless new ones are given
         * @description Needs the permission `sources.edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the address; {cursor} in it is replaced by the cursor */
                        url?: unknown;
                        /** @description request headers, for keys; kept encrypted and never shown */
                        headers?: unknown;
                        /** @description interval; 300 when absent */
                        everySeconds?: unknown;
                        /** @description dotted path to the rows in a JSON answer */
                        rows?: unknown;
                        /** @description field whose largest value is the next cursor */
                        cursorField?: unknown;
                        /** @description where to begin */
                        cursor?: unknown;
                        /** @description a mapping; its schema is at /v1/mappings/schema */
                        mapping?: unknown;
                        enabled?: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pull: components["schemas"]["Pull"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/pulls/{id}/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask now
         * @description Needs the permission `sources.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses of ours that others send to
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hooks: components["schemas"]["Hook"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an address that another system can send its JSON to; its token is shown in this answer only
         * @description Needs the permission `sources.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sourceId: number;
                        /** @description a mapping with messageId */
                        mapping: unknown;
                        /** @description dotted path to the rows in a call */
                        rows?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            hook: components["schemas"]["Hook"];
                            /** @description shown in this answer only */
                            token: string;
                            /** @description where the other system sends to */
                            path: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Close a hook
         * @description Needs the permission `sources.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that wait to be mended
         * @description Needs the permission `quarantine.read`.
         */
        get: {
            parameters: {
                query?: {
                    reason?: string;
                    source?: number;
                    before?: number;
                    /** @description 0 only counts */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuarantineAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Discard an event, with a reason
         * @description Needs the permission `quarantine.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Mend an event
         * @description Needs the permission `quarantine.edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The mended event, an object in the shape of the Segment spec */
                        event: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuarantineItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/quarantine/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try one event again
         * @description Needs the permission `quarantine.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replayed"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try events again, oldest first
         * @description Needs the permission `quarantine.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids?: number[];
                        reason?: string;
                        source?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replayed"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The channels that a source can be in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channels: components["schemas"]["Channel"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All sources with how they are doing
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sources: components["schemas"]["Source"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a source; its write key is shown in this answer only
         * @description Needs the permission `sources.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description needed: what people call it, for example Web shop */
                        name?: string;
                        /** @description needed: web, app, store, kiosk, phone, email, chat, social, catalogue, print, product, partner, survey, own, server */
                        channel?: string;
                        /** @description needed: how events come in: sdk, file, pull, webhook */
                        kind?: string;
                        /** @description needed: the person in marketing to ask about it */
                        marketingOwner?: string;
                        /** @description needed: the person in technology to ask about it */
                        technologyOwner?: string;
                        /** @description zone of local times in its files, for example Europe/Lisbon */
                        timezone?: string;
                        /** @description for amounts without one, for example EUR */
                        currency?: string | null;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: components["schemas"]["Source"];
                            /** @description the write key, shown in this answer only */
                            writeKey: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a source
         * @description Needs the permission `sources.edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what people call it, for example Web shop */
                        name?: string;
                        /** @description web, app, store, kiosk, phone, email, chat, social, catalogue, print, product, partner, survey, own, server */
                        channel?: string;
                        /** @description how events come in: sdk, file, pull, webhook */
                        kind?: string;
                        /** @description the person in marketing to ask about it */
                        marketingOwner?: string;
                        /** @description the person in technology to ask about it */
                        technologyOwner?: string;
                        /** @description zone of local times in its files, for example Europe/Lisbon */
                        timezone?: string;
                        /** @description for amounts without one, for example EUR */
                        currency?: string | null;
                        enabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: components["schemas"]["Source"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/sources/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The write keys of a source, without the keys themselves
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: components["schemas"]["SourceKey"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * A new write key; older ones end after the hours of grace
         * @description Needs the permission `sources.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description how long older keys go on working; 72 when absent */
                        graceHours?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keyId: number;
                            /** @description the write key, shown in this answer only */
                            writeKey: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a write key at once
         * @description Needs the permission `sources.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                    keyId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer, all that is known
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042; a number that has been joined into another still works */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/by/{namespace}/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer by any identifier
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    namespace: string;
                    value: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Customer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened, newest first
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before */
                    before?: string;
                    limit?: number;
                    /** @description a sort of moment, or a call */
                    kind?: "visit" | "order" | "care" | "words" | "opinion" | "search" | "product" | "message" | "profile" | "identify" | "track" | "page" | "screen" | "group" | "alias";
                    channel?: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
                    /** @description events at this time or later, ISO 8601 */
                    from?: string;
                    /** @description events at this time or earlier, ISO 8601 */
                    until?: string;
                    /** @description text anywhere in the event */
                    q?: string;
                };
                header?: never;
                path: {
                    /** @description for example p1042; a number that has been joined into another still works */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimelinePage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event as it came
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    eventId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RawEvent"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which of several values is right
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042; a number that has been joined into another still works */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        trait: string;
                        /** @description the right value, as one of the sources says it */
                        value?: unknown;
                        /** @description or the source that is right */
                        sourceId?: number | string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettledTrait"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the relationship will bring: visits and profit expected, with ranges and reasons
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description how far ahead */
                    horizonDays?: number;
                };
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerValue"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The model in use, what it foretold and what came, and fits under way
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueOverview"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fitted models, newest first
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueModel"][];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fit the models now; answers when it is done
         * @description Needs the permission `value.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueFitted"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/models/{version}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to a model, or forward
         * @description Needs the permission `value.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueModel"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/drift/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept what the model in use says, although it is far from what was accepted before; ends the notice
         * @description Needs the permission `value.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the one that the notice speaks of */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueModel"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the models would have foretold from a day on, and what came; answers when it is done
         * @description Needs the permission `value.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the last day that the models see, as 2026-03-31 */
                        cut: string;
                        /** @description the last day that is foretold; the last purchase when absent */
                        end?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BackTest"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each data field foretells on held-back people, what it costs and why it is kept
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueFields"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Measure all fields now; answers when it is done
         * @description Needs the permission `value.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as in the settings when absent */
                        outcome?: "returns" | "buys" | "care" | "event";
                        /** @description name of the event, where that is the outcome */
                        event?: string;
                        /** @description first day (UTC) that is foretold, as 2026-03-31; the horizon before the newest event when absent */
                        cutDate?: string;
                        horizonDays?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FieldsMeasured"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say why a field is kept, and whose it is
         * @description Needs the permission `value.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a `field` of the list */
                    field: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description why it is kept; absent: nobody says */
                        reason?: "serves" | "predicts" | "legal";
                        /** @description whom to ask; the owner of its source when empty */
                        owner?: string;
                        note?: string;
                        /** @description where the rules are wrong */
                        sensitivity?: "ordinary" | "personal" | "special";
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FieldDeclared"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields/{field}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose to give up a field; new events are stored without it once both chiefs have signed
         * @description Needs the permission `changes.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a `field` of the list */
                    field: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields/{field}/collect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store a retired field again, from now on
         * @description Needs the permission `value.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description a `field` of the list */
                    field: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/backtest/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people behind a figure of a back-test: what was expected of each and what came
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `listing` of a back-test; that of the model in use when absent */
                    listing?: string;
                    /** @description all, tenth:3 (least expected first), or count:2 (earlier visits after the first) */
                    group?: string;
                    /** @description whose expectation is told: a forecast of the rows */
                    forecast?: string;
                    /** @description only who came by this day, as 2026-03-31 */
                    until?: string;
                    /** @description the largest first */
                    order?: "expected" | "came" | "off" | "amount" | "amountOff" | "spentBefore";
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/models/{version}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people that a model was fitted to, or some of them
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description everybody; whom the weights were learned from; who paid something, with `currency` */
                    of?: "all" | "learned" | "spend";
                    /** @description with of=spend */
                    currency?: string;
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/fields/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people that fields were measured on, or those of whom a field was known: exactly as many as the figures say
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `listing` of the measurement; the newest one’s when absent */
                    listing?: string;
                    /** @description a `field` of the list: only people of whom it was known */
                    field?: string;
                    /** @description only for whom the outcome came, or did not */
                    outcome?: "came" | "stayedAway";
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer likes, learned from what she chose out of what she was offered
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Preferences"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/preferences/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rank things by what a customer likes, each with the choices that say so
         * @description Needs the permission `people.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: ({
                            id: string;
                            name?: string;
                            /** @description an object of attributes, or a list of what it has */
                            attributes?: unknown;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScoredItems"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events that a number on a customer’s page was made of
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description what sort of number */
                    of: "taste" | "receiving" | "message" | "purchase" | "care" | "signal" | "owned";
                    /** @description of a taste */
                    attribute?: string;
                    /** @description of a taste: the value chosen, yes and no for what a thing has or has not */
                    value?: string;
                    /** @description of receiving */
                    way?: "collect" | "locker" | "deliver" | "digital" | "inStore";
                    /** @description of messages */
                    channel?: "email" | "push" | "sms" | "whatsapp" | "post";
                    /** @description of care; all kinds when absent */
                    care?: "call" | "case" | "chat" | "complaint" | "repair" | "return";
                    /** @description of signals */
                    signal?: "web" | "app" | "care" | "choices";
                    /** @description of what is owned: `number` of a product */
                    thing?: number;
                    /** @description of what is owned; all parts when absent */
                    part?: "hardware" | "services" | "experience";
                    /** @description of purchases, care and signals: only of the last days */
                    withinDays?: number;
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Evidence"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected products that a customer owns: hardware, active services and experience, with their trend
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description how far ahead services count */
                    horizonDays?: number;
                };
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnedProducts"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/leanings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Product, way of receiving and message that a customer leans to, with evidence, and one joint answer out of what she has done
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Leanings"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * The same over products, ways and channels that are to be chosen from
         * @description Needs the permission `people.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        products?: ({
                            id: string;
                            /** @description in which it can be received; all when absent */
                            ways?: ("collect" | "locker" | "deliver" | "digital" | "inStore")[];
                        } & {
                            [key: string]: unknown;
                        })[];
                        ways?: ("collect" | "locker" | "deliver" | "digital" | "inStore")[];
                        channels?: ("email" | "push" | "sms" | "whatsapp" | "post")[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Leanings"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/everyone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What all customers together are expected to do and bring within a year, in tenths
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValueOfEveryone"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/value/everyone/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who was scored, or a tenth of them, who bring most first; who come most first, where profit is hidden
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description one of those in the answer for everybody */
                    currency: string;
                    /** @description least expected first; all tenths when absent */
                    tenth?: number;
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is to say, newest first
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: {
                    state?: "draft" | "active" | "archived";
                    kind?: "article" | "guide" | "comparison" | "answer" | "video" | "review" | "offer" | "event" | "tool";
                    /** @description kind and key of the tag standard, for example question:which-one */
                    tag?: string;
                    /** @description with tags that wait for a person, or without */
                    waits?: boolean;
                    product?: string;
                    language?: string;
                    /** @description in key, title, key fact or owner */
                    text?: string;
                    /** @description the `next` of the page before */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an item: kind, title, key fact and fields are enough
         * @description Needs the permission `content.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what programs call it; made of the title when absent */
                        key?: unknown;
                        /** @description one of the nine kinds */
                        kind: unknown;
                        /** @description what it is called */
                        title?: unknown;
                        /** @description the one sentence, of at most 140 characters, that every device keeps */
                        keyFact?: unknown;
                        /** @description what its kind says beyond that; GET /v1/content/kinds lists them */
                        fields?: unknown;
                        /** @description where it comes from */
                        source?: unknown;
                        /** @description {holder, from?, until?, channels?}: whose it is, and how far it may be used */
                        rights?: unknown;
                        /** @description who answers for it; whoever makes it when absent */
                        owner?: unknown;
                        /** @description BCP 47; en when absent */
                        language?: unknown;
                        /** @description the first day on which it is shown, or a moment */
                        from?: unknown;
                        /** @description the last day on which it is shown, or a moment */
                        until?: unknown;
                        /** @description service, advice, marketing or advertising: what a person must allow */
                        purpose?: unknown;
                        /** @description true for what praises something to be bought; an offer always is */
                        isPromotion?: unknown;
                        /** @description the number, in events, of the product that it is about */
                        product?: unknown;
                        /** @description {label, address}: what she can do next */
                        action?: unknown;
                        /** @description {address, alt, width, height} */
                        picture?: unknown;
                        /** @description the same in other words: [{name, title?, keyFact?, fields?, action?, picture?}] */
                        variants?: unknown;
                        /** @description a draft when absent */
                        state?: "draft" | "active";
                        /** @description confirmed at once, by whoever may confirm tags */
                        tags?: {
                            kind: "question" | "stage" | "product" | "occasion" | "device" | "mood" | "topic";
                            value: string;
                        }[];
                        /** @description Why, for whoever reads the log later */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of content with their fields, and the devices with their limits
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentKinds"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/standard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tags that there are
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TagStandard"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which questions, in which stages, have content, and which have none
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentCoverage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would become of an item: problems, renditions, suggested tags
         * @description Needs the permission `content.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as `POST /v1/content` takes it, finished or not */
                        item: unknown;
                        /** @description by its name; the item’s own words when absent */
                        variant?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentPreview"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One item
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change an item: all devices show it at once
         * @description Needs the permission `content.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            /** @description parts that are left out stay as they are; null takes one out */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what it is called */
                        title?: unknown;
                        /** @description the one sentence, of at most 140 characters, that every device keeps */
                        keyFact?: unknown;
                        /** @description what its kind says beyond that; GET /v1/content/kinds lists them */
                        fields?: unknown;
                        /** @description where it comes from */
                        source?: unknown;
                        /** @description {holder, from?, until?, channels?}: whose it is, and how far it may be used */
                        rights?: unknown;
                        /** @description who answers for it; whoever makes it when absent */
                        owner?: unknown;
                        /** @description BCP 47; en when absent */
                        language?: unknown;
                        /** @description the first day on which it is shown, or a moment */
                        from?: unknown;
                        /** @description the last day on which it is shown, or a moment */
                        until?: unknown;
                        /** @description service, advice, marketing or advertising: what a person must allow */
                        purpose?: unknown;
                        /** @description true for what praises something to be bought; an offer always is */
                        isPromotion?: unknown;
                        /** @description the number, in events, of the product that it is about */
                        product?: unknown;
                        /** @description {label, address}: what she can do next */
                        action?: unknown;
                        /** @description {address, alt, width, height} */
                        picture?: unknown;
                        /** @description the same in other words: [{name, title?, keyFact?, fields?, action?, picture?}] */
                        variants?: unknown;
                        /** @description stays as it is */
                        key?: unknown;
                        /** @description stays as it is */
                        kind?: unknown;
                        /** @description the version you were looking at */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earlier versions, newest first
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentVersion"][];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/renditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a device shows it, or each that its rights allow
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: {
                    device?: "web" | "phone" | "app" | "push" | "kiosk" | "email" | "sms" | "agent" | "store" | "car" | "voice";
                    /** @description by its name; the item’s own words when absent */
                    variant?: string;
                    /** @description of the few words that are added */
                    language?: string;
                };
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentRenditions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it seems to be about, by the standard as it is now
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TagSuggestions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the version before back
         * @description Needs the permission `content.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an item to use, back to the drafts, or away
         * @description Needs the permission `content.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: "draft" | "active" | "archived";
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm tags, suggested or not, and refuse others
         * @description Needs the permission `content.confirm`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description number or key of an item */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        confirm?: {
                            kind: "question" | "stage" | "product" | "occasion" | "device" | "mood" | "topic";
                            value: string;
                        }[];
                        refuse?: {
                            kind: "question" | "stage" | "product" | "occasion" | "device" | "mood" | "topic";
                            value: string;
                        }[];
                        /** @description Why, for whoever reads the log later */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContentItem"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every audience with its size and its rule in words
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an audience
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what people call it */
                        name: unknown;
                        /** @description a sentence that says who they are */
                        about: unknown;
                        /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words */
                        rule: unknown;
                        /** @description what its people are told or used for: service (part of what they asked for: nobody has to permit it), advice, marketing, analysis, advertising, location, searches or social */
                        purpose: unknown;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One audience, and how it moved
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceDetails"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change an audience
         * @description Needs the permission `groups.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what people call it */
                        name: unknown;
                        /** @description a sentence that says who they are */
                        about: unknown;
                        /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words */
                        rule: unknown;
                        /** @description what its people are told or used for: service (part of what they asked for: nobody has to permit it), advice, marketing, analysis, advertising, location, searches or social */
                        purpose: unknown;
                        /** @description the version you were looking at */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earlier versions, newest first
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceVersion"][];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people in it, page by page: as many as its size says
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudiencePeople"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who came and who left, each at least once for whoever asks with the last number; kept for two weeks
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the `last` of the asking before; 0 for all that is kept */
                    after?: number;
                    limit?: number;
                    /** @description from the newest on, whatever `after` says */
                    newest?: boolean;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceMoves"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people a rule holds for now, and some of them
         * @description Needs the permission `value.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words */
                        rule: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudiencePreview"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names that rules can ask for, the most frequent first
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceWords"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/words/acts/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether an event of a name has come yet, and which known name is most like it
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    act: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KnownAct"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the version before back
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an audience away: nobody is in it any more
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an audience out again
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Audience"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/people.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of an audience, one a line: all of them for service, else those who permit what it is made for
         * @description Needs the permission `people.export`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a line for each customer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audiences that a customer is in, and why
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerAudiences"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every group with its size, its rule in words and how it moved
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a group
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what people call it */
                        name: unknown;
                        /** @description a sentence that says who they are */
                        about: unknown;
                        /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words */
                        rule: unknown;
                        /** @description {points, adds}: what they have beyond what everybody has */
                        service?: unknown;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupInList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group: three real people, and in what it differs from the rest
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupDetails"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change a group
         * @description Needs the permission `groups.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what people call it */
                        name: unknown;
                        /** @description a sentence that says who they are */
                        about: unknown;
                        /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words */
                        rule: unknown;
                        /** @description {points, adds}: what they have beyond what everybody has */
                        service?: unknown;
                        /** @description the version you were looking at */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupInList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people in it, page by page: as many as its size says
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupPeople"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earlier versions, newest first
         * @description Needs the permission `value.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupVersion"][];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people a rule would hold for, on some of them
         * @description Needs the permission `value.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: unknown;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulePreview"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody whom groups know of
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/looked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who were looked at for data that rules ask for and nobody sends
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has come to a group within a week, or left it: the one less the other is by how much its size has changed
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description who is in it now and was not, or the other way round */
                    way: "joined" | "gone";
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/compared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people by whom a group was held against all others, each with her own number: who has most first
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the group, or all others */
                    side?: "group" | "others";
                    /** @description a measure of `differences`; everybody looked at when absent */
                    measure?: string;
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the version before back
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupInList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a group away: nobody counts as one of it any more
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupInList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a group out again
         * @description Needs the permission `groups.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupInList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups of a customer, and why
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerGroups"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer is owed: the floor that holds for all, and what her groups add
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerService"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exceptions in force, those to be reviewed first
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    group?: number;
                    /** @description only those to be looked at within so many days; 0: those that are due now */
                    dueWithinDays?: number;
                    /** @description the `next` of the page before */
                    after?: string;
                    /** @description 0: how many there are, and nobody’s name */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupExceptionPage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a rule does not fit this customer: she never, or always, counts as one of a group
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the number of the group */
                        group: number;
                        /** @description how she counts, whatever the rule says */
                        stance: "never" | "always";
                        /** @description what you know that the rule does not */
                        note: string;
                        /** @description a day to come, by which somebody looks whether it is still so */
                        reviewBy: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupException"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reviewed and still so
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reviewBy: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupException"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is no longer so: the rule holds again
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupException"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every customer is owed
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServiceFloorState"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Raise what every customer is owed
         * @description Needs the permission `service.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        points: {
                            /** @description hours until a message has its answer, at most */
                            replyHours: number;
                            /** @description minutes until a human is reached, at most */
                            humanMinutes: number;
                            /** @description days to bring something back for the whole price, at least */
                            refundDays: number;
                            /** @description days until something broken is mended or replaced, at most */
                            repairDays: number;
                            /** @description bringing something back costs the customer nothing */
                            freeReturns: boolean;
                        };
                        /** @description the version you were looking at */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServiceFloorState"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service/floor/lower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose to lower what every customer is owed
         * @description Needs the permission `service.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        points: {
                            /** @description hours until a message has its answer, at most */
                            replyHours: number;
                            /** @description minutes until a human is reached, at most */
                            humanMinutes: number;
                            /** @description days to bring something back for the whole price, at least */
                            refundDays: number;
                            /** @description days until something broken is mended or replaced, at most */
                            repairDays: number;
                            /** @description bringing something back costs the customer nothing */
                            freeReturns: boolean;
                        };
                        /** @description the version you were looking at */
                        version: number;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export/people.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All customers, one a line (ndjson); for another purpose than service those who permit it
         * @description Needs the permission `people.export`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a line for each customer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export/people.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All customers, one a line (csv); for another purpose than service those who permit it
         * @description Needs the permission `people.export`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a line for each customer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Firms, the newest first; or those found by name or any number
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a name or its beginnings, a domain, any number */
                    q?: string;
                    /** @description only firms that are this to us today */
                    role?: "customer" | "supplier" | "partner" | "competitor" | "agency" | "advocate";
                    /** @description the `next` of the page before */
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a firm, or a site of one
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description what it is called */
                        name: string;
                        form?: "firm" | "site";
                        /** @description for example f12 */
                        parent?: string;
                        /** @description since when it is a part of its parent: today when absent, a day like 2026-03-01 */
                        since?: string;
                        /** @description lei, vat, duns, registration, domain, group_id; check digits are checked */
                        identifiers?: {
                            [key: string]: string;
                        };
                        /** @description facts by name; null takes back what was written here before */
                        traits?: {
                            [key: string]: unknown;
                        };
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A firm, all that is known
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change what a firm is called, and facts about it
         * @description Needs the permission `firms.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description facts by name; null takes back what was written here before */
                        traits?: {
                            [key: string]: unknown;
                        };
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/by/{namespace}/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A firm by any of its numbers or its domain
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description lei, vat, duns, registration, domain or group_id */
                    namespace: string;
                    /** @description in whatever form it is written */
                    value: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A firm among those above, below and beside it, with its people
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmGraph"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/firms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The firms of a customer, and what she does when they buy
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerFirms"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a firm a number or a domain
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        namespace: string;
                        value: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/identifiers/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a number or a domain from a firm
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        namespace: string;
                        value: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say of what a firm is a part; the parent before stays in the history
         * @description Needs the permission `firms.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description null: it is a part of none */
                        parent: string | null;
                        /** @description today when absent, a day like 2026-03-01 */
                        since?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a firm is to us, and in what, beside all that it is already
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: "customer" | "supplier" | "partner" | "competitor" | "agency" | "advocate";
                        /** @description in what: leases our product to hotels */
                        context: string;
                        /** @description today when absent, a day like 2026-03-01 */
                        since?: string;
                        /** @description the day on which it ended, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/roles/{row}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a role on a day; it stays in the history
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    row: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the day on which it ended: today when absent, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a firm is to another
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description leases to, bids against, supplies … */
                        kind: string;
                        /** @description the other one, f13 */
                        firm: string;
                        /** @description in what: leases our product to hotels */
                        context?: string;
                        /** @description today when absent, a day like 2026-03-01 */
                        since?: string;
                        /** @description the day on which it ended, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/relations/{row}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End what a firm is to another on a day; it stays in the history
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    row: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the day on which it ended: today when absent, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody belongs to a firm, and what she does when it buys
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description for example p1042 */
                        customer: string;
                        role?: "decider" | "influencer" | "user" | "buyer" | "gatekeeper";
                        /** @description in what: leases our product to hotels */
                        context?: string;
                        /** @description since when she does that: today when absent, a day like 2026-03-01 */
                        since?: string;
                        /** @description the day on which it ended, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/contacts/{customer}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody has left a firm; she stays in its history
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description for example p1042 */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the day on which it ended: today when absent, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/buying-roles/{row}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End what somebody does when her firm buys on a day; it stays in the history
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    row: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the day on which it ended: today when absent, a day like 2026-03-01 */
                        until?: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name who deals with what is open at a firm
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description for example p1042 */
                        customer: string;
                        /** @description who deals with it */
                        owner: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pairs of firms that are likely one, the likeliest first
         * @description Needs the permission `firms.edit`.
         */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "join" | "different" | "group" | "later";
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmPairs"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/pairs/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How right the chances of pairs of firms were
         * @description Needs the permission `firms.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmPairStatistics"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two firms side by side, and what their score is made of
         * @description Needs the permission `firms.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmPair"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/pairs/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two are one firm, two, of one group, or for later
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description `join`: one firm; `different`: two; `group`: two of one group; `later`: put aside; `open`: takes back what was said, but for a join, which is undone */
                        verdict: "open" | "join" | "different" | "group" | "later";
                        /** @description of `group`: who stands above, one of the two or a third */
                        parent?: string;
                        /** @description Why, for whoever reads the log later */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmPair"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/likeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who else a firm likely is, and what it was joined of
         * @description Needs the permission `firms.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmLikeness"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two firms are one; what is known of either stays, and it can be undone
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description for example f12 */
                        firm: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/joins/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a join of firms: each is again what it was, with what was said of it since
         * @description Needs the permission `firms.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Firm"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/firms/{id}/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What to know of a firm in a matter; what is held back, and under which role, is said
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the matter at hand: installation bid, service case … */
                    context?: string;
                    /** @description numbers of products, with commas: prices and stock of these alone */
                    products?: string;
                };
                header?: never;
                path: {
                    /** @description for example f12 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirmBrief"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/briefs/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The matters in which a brief can be asked for
         * @description Needs the permission `firms.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BriefContexts"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-floors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lowest prices at which products are sold to firms
         * @description Needs the permission `firms.edit`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the id that content and events call it by */
                    product?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceFloorList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Say the lowest prices of products; others stay as they are
         * @description Needs the permission `firms.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            /** @description the id that content and events call it by */
                            product: string;
                            /** @description major units; null: there is none any more */
                            amount: number | null;
                            /** @description ISO 4217 */
                            currency: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PriceFloorList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export/firms.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All firms, one a line, for a matter; what a firm’s role in it holds back is not in its line, and the line says so
         * @description Needs the permission `people.export`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the matter that the export is for: installation bid …; without one every role counts */
                    context?: string;
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description a line for each firm */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer allows, by purpose and channel, with the word that says so
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerPermissions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Write down what a customer said she allows or refuses
         * @description Needs the permission `people.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        said: {
                            purpose?: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
                            channel?: "email" | "push" | "sms" | "whatsapp" | "post" | "phone";
                            granted: boolean;
                            /** @description a yes that ends then, ISO 8601 */
                            until?: string;
                        }[];
                        /** @description where she said it: phone unless said */
                        channel?: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
                        /** @description her words, or how it came to it */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerPermissions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/relationship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write down the relationship that a customer wants
         * @description Needs the permission `people.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        relationship: "justBasics" | "keepMePosted" | "helpMe" | "workWithMe" | "leaveMeBe";
                        /** @description where she said it: phone unless said */
                        channel?: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerPermissions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known, missing and old of a customer, with one polite question for each gap and where she could be asked
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Completeness"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down what a customer answered when she was asked for what is missing
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the key of the field whose question she answered */
                        field: string;
                        /** @description what she said */
                        answer: string;
                        /** @description where she said it: phone unless said */
                        channel?: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Completeness"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/own-space": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link for a customer to her own space, told once; earlier links stay until they end
         * @description Whoever has the link sees and changes what she may: hand it to nobody else. Needs the permission `ownSpace.give`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpaceLink"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * End every link of a customer to her own space
         * @description Needs the permission `ownSpace.give`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpaceEnded"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands between her and the firm */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions about her, each with why, its rule and what it used, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description a time: those made before it */
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnDecisions"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/relationship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the relationship that she wants */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        relationship: "justBasics" | "keepMePosted" | "helpMe" | "workWithMe" | "leaveMeBe";
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Allow or refuse a purpose, or one channel for it
         * @description Her own yes also takes back that she did not want to be contacted, or an objection of her browser’s, where that stood against it.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        purpose: "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
                        channel?: "email" | "push" | "sms" | "whatsapp" | "post" | "phone";
                        granted: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/refused-signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not use this in decisions about her, from the next one on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as a decision tells it: `visitNumber`, `intent:hills` */
                        signal: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/refused-signals/{signal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It may be used again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description as a decision tells it: `visitNumber`, `intent:hills` */
                    signal: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Link her name on a social network: what was said there under it becomes hers
         * @description With it she agrees to the purpose `social`. A name that somebody else has linked, too, joins nobody until one of the two takes that back.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one of `networks`: x_handle, instagram_handle … */
                        network: string;
                        /** @description her name there, with or without its @ */
                        handle: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take back that a name on a social network is hers
         * @description It takes back her own link alone: where somebody else has linked the name, it is theirs then.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one of `networks`: x_handle, instagram_handle … */
                        network: string;
                        /** @description her name there, with or without its @ */
                        handle: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSpace"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What everybody allows, by purpose, channel and source
         * @description Needs the permission `consent.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PermissionsOfEveryone"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who said yes, no or nothing
         * @description Needs the permission `consent.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description `scope` of a row */
                    scope: string;
                    answer: "yes" | "no" | "silent";
                    /** @description of the word that stands; not with silent */
                    source?: number;
                    /** @description how many to leave out: `next` of the page before */
                    from?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleBehind"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/single-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The share of customers who are seen whole, as it is measured, with its definition and why the others are not yet
         * @description Needs the permission `sources.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SingleView"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/single-view/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customers behind a number of the share, each with the reasons why she is not yet whole
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `unknown`: records behind which nobody is known, which are no customers */
                    state?: "not_yet" | "whole" | "unknown";
                    /** @description only those not yet whole for this reason */
                    reason?: "likely_pair" | "reviewers_differ" | "source_missing" | "source_stale" | "not_fresh" | "trait_open";
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SingleViewPeople"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/single-view/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at everybody again now; answers at once
         * @description Needs the permission `sources.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/single-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a customer is seen whole at this moment, and what she lacks
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerSingleView"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/absent-sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that a source does not know a customer and is not expected to: she has no store card
         * @description Needs the permission `people.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                    /** @description number of the source */
                    source: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads it later: she has no store card */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerSingleView"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/absent-sources/{source}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a source is not expected to know a customer
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                    /** @description number of the source */
                    source: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads it later: she has no store card */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerSingleView"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gate/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was not shown, sent or handed out, and why
         * @description Needs the permission `consent.read`.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
                    code?: string;
                    asker?: string;
                    /** @description `next` of the page before */
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GateRefusals"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many there are of products
         * @description Needs the permission `content.read`.
         */
        get: {
            parameters: {
                query?: {
                    product?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Say how many there are of products; others stay as they are
         * @description Needs the permission `imports.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            /** @description the id that content and events call it by */
                            product: string;
                            /** @description a store or warehouse; everywhere when absent */
                            place?: string;
                            /** @description null: nobody keeps count any more */
                            quantity: number | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was settled
         * @description Needs the permission `people.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        trait: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: string;
                            trait: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a hidden field, with a reason
         * @description Needs the permission `people.reveal`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a trait, or a kind of identifier */
                        field: string;
                        /** @description why you need to see it; kept in the audit log */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevealedField"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stand-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is real, what is a stand-in, and what is not there yet
         * @description Needs the permission `operations.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            standIns: components["schemas"]["StandIn"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people and firms by name or any number
         * @description Needs the permission `people.search`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a name, in any order and with a wrong letter; any number or address */
                    q?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FindAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take identifiers out of a customer
         * @description Needs the permission `identity.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        identifiers: {
                            namespace: string;
                            value: string;
                        }[];
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SplitAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join two customers that are one person
         * @description Needs the permission `identity.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        with: string;
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a split or a join
         * @description Needs the permission `identity.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UndoAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The evidence that makes one customer of many identifiers
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityGraph"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Links that evidence asks for and a guard refuses
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinsToReview"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Splits and joins that people decided, newest first
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decisions: components["schemas"]["DecisionOnPeople"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pairs of customers that are likely one person, the one whose decision is worth most first
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: {
                    state?: "join" | "different" | "household" | "later" | "open";
                    /** @description `next` of the page before */
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinPairs"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins/pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two records side by side, and what their score is made of
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinPair"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins/pairs/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two are one person, two, of one household, or for later
         * @description Needs the permission `identity.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description `join`: one person; `different`: two; `household`: two of one home; `later`: put aside; `open`: takes back what was said */
                        verdict: "join" | "different" | "household" | "later" | "open";
                        /** @description why, for whoever reads it later */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinPair"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who else is likely this customer
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["JoinPair"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How links that are not certain are found, and how right they were
         * @description Needs the permission `identity.decide`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkStatistics"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joins/statistics/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare all records with each other now
         * @description Needs the permission `identity.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: this customer, this firm, or one of these topics, has changed; needs what reading them needs */
        get: {
            parameters: {
                query?: {
                    customer?: string;
                    /** @description for example f12: told of the firm, its parts and its people */
                    firm?: string;
                    /** @description several are told of by one stream: topic=joins&topic=value */
                    topic?: ("operations" | "quarantine" | "imports" | "joins" | "singleView" | "value" | "groups" | "audiences" | "content" | "moments" | "messages")[];
                    /** @description how long ago the caller fetched what it follows, in milliseconds: what has changed since then is told at once */
                    heardAgoMs?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description events called `changed`, each with `{"customer", "firm" or "topic", "at"}` as its data */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a customer and why, what went out, and what is left of her attention this week
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerMessages"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages, newest first
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: {
                    customer?: string;
                    /** @description one or several, with commas: planned, held, sending, sent, refused, dropped, cancelled, failed, unsure */
                    state?: string;
                    channel?: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
                    /** @description a code: quiet_hours */
                    reason?: string;
                    receipt?: "bounced" | "delivered" | "ignored" | "seen" | "used";
                    mailing?: number;
                    /** @description the `next` of the page before */
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: components["schemas"]["NamedCustomerMessage"][];
                            next?: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Ask for a message to a customer, to several, or to an audience or a group: each is planned, held until a moment, or refused, with the reason
         * @description Needs the permission `messages.send`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description for example p1042 */
                        customer?: string;
                        userId?: string;
                        identifier?: {
                            namespace: string;
                            value: string;
                        };
                        people?: string[];
                        /** @description as audience, for a group */
                        group?: number;
                        /** @description of one person, she must be in it until it goes; of nobody in particular, a message to all its people */
                        audience?: number;
                        channel?: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
                        /** @description in the order in which they are tried */
                        channels?: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
                        /** @description service, advice, marketing … */
                        purpose: string;
                        /** @description it offers something that she did not ask for */
                        isPromotion?: boolean;
                        /** @description it answers a question of hers: it costs no attention and waits for nothing */
                        isAnswer?: boolean;
                        /** @description what it speaks of: not sent while there is none */
                        product?: string;
                        /** @description the key of a content item */
                        content?: string;
                        subject?: string;
                        /** @description with {firstName}, {name} and {event.…} as places; {firstName|there} where it may be missing */
                        text?: string;
                        /** @description what {event.…} stands for */
                        data?: {
                            [key: string]: unknown;
                        };
                        /** @description not before; now when absent */
                        at?: string;
                        /** @description of no use to her after this */
                        until?: string;
                        /** @description asked for twice by this name, it is made once */
                        idempotencyKey?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: components["schemas"]["CustomerMessage"][];
                            mailing?: components["schemas"]["Mailing"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many messages stand where, and why; of those that are over, of the last seven days
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageCounts"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message with all that became of it
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerMessageDetails"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a message off that has not gone
         * @description Needs the permission `messages.send`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerMessage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/mailings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages to audiences and groups, newest first
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mailings: components["schemas"]["Mailing"][];
                            next?: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/mailings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call off what is left of a message to an audience or a group
         * @description Needs the permission `messages.send`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mailing"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules by which people are told when something happens
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change the rules; they hold for the next event
         * @description Needs the permission `moments.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: unknown[];
                        /** @description the version you were looking at */
                        version: number;
                        /** @description why, for whoever comes after you */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/notices/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earlier rules, newest first
         * @description Needs the permission `messages.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                version: number;
                                rules: components["schemas"]["NoticeRule"][];
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                reason: string;
                                /** @description the version that was brought back */
                                restores?: number;
                            }[];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/notices/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the rules before back; repeated, it goes further back
         * @description Needs the permission `moments.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the version you were looking at */
                        version: number;
                        /** @description why, for whoever comes after you */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/mail-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the password of the mail server was given, by whom and when
         * @description Needs the permission `settings.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            given: boolean;
                            by?: string;
                            /** Format: date-time */
                            at?: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Give the password of the mail server; it is kept sealed and never shown
         * @description Needs the permission `delivery.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file as the raw body
         * @description Needs the permission `imports.edit`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description the name of the file, for lists */
                    name?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description the file as it is */
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadedFile"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send to a hook */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            /** @description rows as JSON, in the form that the hook was made for */
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HookReceipt"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spaces/{space}/collections/users/profiles/{profile}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A profile's traits
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    next?: string;
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                    /** @description names, separated by commas */
                    include?: string;
                    verbose?: boolean;
                    class?: string;
                };
                header?: never;
                path: {
                    space: string;
                    profile: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileTraits"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spaces/{space}/collections/users/profiles/{profile}/external_ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A profile's identifiers
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    next?: string;
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                    /** @description names, separated by commas */
                    include?: string;
                    verbose?: boolean;
                };
                header?: never;
                path: {
                    space: string;
                    profile: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileExternalIds"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spaces/{space}/collections/users/profiles/{profile}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A profile's events
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    next?: string;
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                    /** @description names, separated by commas */
                    include?: string;
                    /** @description names, separated by commas */
                    exclude?: string;
                    start?: string;
                    end?: string;
                    sort?: "asc" | "desc";
                };
                header?: never;
                path: {
                    space: string;
                    profile: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileEvents"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spaces/{space}/collections/users/profiles/{profile}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a profile began and was last changed
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                };
                header?: never;
                path: {
                    space: string;
                    profile: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileMetadata"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spaces/{space}/collections/users/profiles/{profile}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The firms and groups of a profile
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    next?: string;
                    /** @description what it is for: service unless said; for anything else (marketing, analysis …) only of people who said yes to it, and only what that covers */
                    purpose?: string;
                    /** @description names, separated by commas */
                    include?: string;
                    verbose?: boolean;
                };
                header?: never;
                path: {
                    space: string;
                    profile: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileLinks"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that wait for a person in an app or on a page; the gate is asked again as they are fetched
         * @description With a source's write key, of the person behind an anonymousId, and without anything personal filled in; signed in, with the permission `messages.read`, of any customer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description with a token: for example p1042 */
                    customer?: string;
                    /** @description with a token */
                    userId?: string;
                    /** @description with a write key: of the browser or app that asks */
                    anonymousId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: components["schemas"]["InAppMessage"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell how a message was met; what says less than is known changes nothing
         * @description With a source's write key, for a message to the person behind an anonymousId; signed in, with the permission `messages.send`, for any.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        state: "bounced" | "delivered" | "ignored" | "seen" | "used";
                        /** @description now when absent */
                        at?: string;
                        /** @description why it came back */
                        reason?: string;
                        /** @description of a bounce: another time it may go through */
                        isPassing?: boolean;
                        /** @description with a write key: of the browser or app that tells */
                        anonymousId?: string;
                        writeKey?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            receipt: "bounced" | "delivered" | "ignored" | "seen" | "used";
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would help this person here and now, and why
         * @description With a source’s write key only `anonymousId` says who it is, and the answer has no personal words. With the permission `moments.decide` also the reason, the signals, what was rejected and what would change it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a source’s write key, where it is not in the headers */
                        writeKey?: string;
                        /** @description who it is, on this device */
                        anonymousId?: string;
                        /** @description who it is, by your own number */
                        userId?: string;
                        /** @description who it is, by our number: p1042 */
                        customer?: string;
                        identifier?: {
                            /** @description for example email */
                            namespace: string;
                            /** @description for example maya@okafor.test */
                            value: string;
                        };
                        /** @description web, app, phone, store, kiosk, email … ; the source’s own when absent */
                        channel?: string;
                        /** @description the slot that it is for */
                        place?: string;
                        /** @description web, phone, app, kiosk, email, sms, agent, store, car, voice; the channel’s own when absent */
                        device?: string;
                        /** @description BCP 47; else the locale of the context */
                        language?: string;
                        /** @description choices wanted; 3 when absent */
                        limit?: number;
                        /** @description an event that has just happened, in Segment’s shape: it counts at once, and is kept like any other */
                        event?: {
                            [key: string]: unknown;
                        };
                        /** @description Segment’s context: page, campaign, locale, consent */
                        context?: {
                            [key: string]: unknown;
                        };
                        /** @description parts of one joint answer: which product, which way to receive it, which message */
                        ask?: ("product" | "delivery" | "message")[];
                        /** @description to choose from, for a joint answer */
                        products?: {
                            [key: string]: unknown;
                        }[];
                        /** @description whether to say what would change it; true when absent */
                        explain?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecidedMoment"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/decide-batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several moments at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        writeKey?: string;
                        moments: {
                            /** @description a source’s write key, where it is not in the headers */
                            writeKey?: string;
                            /** @description who it is, on this device */
                            anonymousId?: string;
                            /** @description who it is, by your own number */
                            userId?: string;
                            /** @description who it is, by our number: p1042 */
                            customer?: string;
                            identifier?: {
                                /** @description for example email */
                                namespace: string;
                                /** @description for example maya@okafor.test */
                                value: string;
                            };
                            /** @description web, app, phone, store, kiosk, email … ; the source’s own when absent */
                            channel?: string;
                            /** @description the slot that it is for */
                            place?: string;
                            /** @description web, phone, app, kiosk, email, sms, agent, store, car, voice; the channel’s own when absent */
                            device?: string;
                            /** @description BCP 47; else the locale of the context */
                            language?: string;
                            /** @description choices wanted; 3 when absent */
                            limit?: number;
                            /** @description an event that has just happened, in Segment’s shape: it counts at once, and is kept like any other */
                            event?: {
                                [key: string]: unknown;
                            };
                            /** @description Segment’s context: page, campaign, locale, consent */
                            context?: {
                                [key: string]: unknown;
                            };
                            /** @description parts of one joint answer: which product, which way to receive it, which message */
                            ask?: ("product" | "delivery" | "message")[];
                            /** @description to choose from, for a joint answer */
                            products?: {
                                [key: string]: unknown;
                            }[];
                            /** @description whether to say what would change it; true when absent */
                            explain?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decisions: components["schemas"]["DecidedMoment"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/{decision}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a choice: seen, used, ignored or of help */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    decision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        writeKey?: string;
                        /** @description number or key of the choice; the first when absent */
                        item?: number | string;
                        outcome: "seen" | "used" | "helped" | "ignored";
                        /** @description what it brought, where that is known */
                        value?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decision: string;
                            outcome: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest decisions
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a time: those made before it */
                    before?: string;
                    limit?: number;
                    place?: string;
                    /** @description true: only kind defaults */
                    defaults?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where decisions were asked for within a week, and how long they took
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionPlaces"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/{decision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One decision: signals, what was rejected and why, what the gate said
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    decision: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionDetails"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/{decision}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The decision made again as it was, without some of its signals
         * @description Needs the permission `moments.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    decision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description names of signals to take away, as the decision tells them, or whole families (`intent`, `trait`) */
                        without: string[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayedDecision"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/{decision}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose otherwise for this person and place, with the reason: it is obeyed until it is ended
         * @description Needs the permission `moments.decide`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    decision: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description key of the content that helps more */
                        item: string;
                        /** @description what you know that we do not */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: string;
                            item: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions about a customer with their reasons, the newest first
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a time: those made before it */
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionList"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer seems to be about and from which signs, and what comes next for her; out of what advice may use
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonIntents"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/overrides/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End what a colleague chose for a customer at a place: the product chooses again
         * @description Needs the permission `moments.decide`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    place: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            place: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/refused-signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer does not want to be used in decisions
         * @description Needs the permission `people.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description for example p1042 */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefusedSignals"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/refused-signals/{signal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Do not use this signal for her; for a topic (`intent:…`): what she did until now says nothing of it
         * @description Needs the permission `people.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description its name as decisions tell it (`visitNumber`, `intent:hills`, `trait:city`), or a whole family (`intent`, `trait`) */
                    signal: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefusedSignals"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        /**
         * It may be used again
         * @description Needs the permission `people.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description its name as decisions tell it (`visitNumber`, `intent:hills`, `trait:city`), or a whole family (`intent`, `trait`) */
                    signal: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RefusedSignals"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would help this person here and now, by the rules as they are and as they would be; nothing is kept
         * @description Needs the permission `moments.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description who it is, on this device */
                        anonymousId?: string;
                        /** @description who it is, by your own number */
                        userId?: string;
                        /** @description who it is, by our number: p1042 */
                        customer?: string;
                        identifier?: {
                            /** @description for example email */
                            namespace: string;
                            /** @description for example maya@okafor.test */
                            value: string;
                        };
                        /** @description web, app, phone, store, kiosk, email … ; the source’s own when absent */
                        channel?: string;
                        /** @description the slot that it is for */
                        place?: string;
                        /** @description web, phone, app, kiosk, email, sms, agent, store, car, voice; the channel’s own when absent */
                        device?: string;
                        /** @description BCP 47; else the locale of the context */
                        language?: string;
                        /** @description choices wanted; 3 when absent */
                        limit?: number;
                        /** @description an event that has just happened, in Segment’s shape: it counts at once, and is kept like any other */
                        event?: {
                            [key: string]: unknown;
                        };
                        /** @description Segment’s context: page, campaign, locale, consent */
                        context?: {
                            [key: string]: unknown;
                        };
                        /** @description all rules as they would be; only as it is when absent */
                        rules?: {
                            /** @description small letters, digits and hyphens: returns-help */
                            key: string;
                            name: string;
                            /** @description slots that it is about; all when there are none */
                            places?: string[];
                            /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words; besides, {moment: …, is: ["…"]} for texts, {moment: …, min, max} for numbers, {moment: …} for what is so or not: visitNumber, hour, route, campaign, channel, device, place, language, stage, question, relationship, intent, searched, read, openProblem, known ({moment: "visitNumber", min: 3}, {moment: "intent", is: ["hills"], min: 0.5}, {moment: "route", is: ["ad"]}, {moment: "openProblem"}); or {group: 7}. {all: []} holds always */
                            when: {
                                [key: string]: unknown;
                            };
                            effect: "first" | "only" | "withhold";
                            choose: {
                                /** @description keys of content */
                                items?: string[];
                                /** @description kinds of content */
                                kinds?: string[];
                                /** @description products that content is about */
                                products?: string[];
                                tags?: {
                                    [key: string]: string[];
                                };
                            };
                            because?: string;
                            startedBy: "customer" | "firm";
                            isOff?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TriedMoments"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/scoreboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How what the product, rules and colleagues chose was met
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionScoreboard"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/learned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was learned of how content is answered
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LearnedContent"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What always choosing each piece of content would have brought at a place, before anything is made a rule
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query: {
                    place: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyValues"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules of moments, in words and as they are written
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/rules/{key}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Since when a rule stands, how what it chose was met, and its places before and since
         * @description Needs the permission `moments.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRuleOutcome"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/rules/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make a rule of moments, or change it
         * @description Needs the permission `moments.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: {
                            /** @description small letters, digits and hyphens: returns-help */
                            key: string;
                            name: string;
                            /** @description slots that it is about; all when there are none */
                            places?: string[];
                            /** @description {all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: {did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done); {sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}; {measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}; {trait: "city", is: ["Porto"]}; {permission: "marketing", channel: "email"}; {channel: "app", withinDays: 30}; {boughtBy: "web", minShare: 0.5, minCount: 3}; {receives: "collect", minShare: 0.5, minCount: 3}; {occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}; {preference: "colour", value: "blue", minShare: 0.6, minCount: 5}; {matters: "repair"}; {account: "*"}; {audience: 3}. Names that have been seen are told by GET /v1/audiences/words; besides, {moment: …, is: ["…"]} for texts, {moment: …, min, max} for numbers, {moment: …} for what is so or not: visitNumber, hour, route, campaign, channel, device, place, language, stage, question, relationship, intent, searched, read, openProblem, known ({moment: "visitNumber", min: 3}, {moment: "intent", is: ["hills"], min: 0.5}, {moment: "route", is: ["ad"]}, {moment: "openProblem"}); or {group: 7}. {all: []} holds always */
                            when: {
                                [key: string]: unknown;
                            };
                            effect: "first" | "only" | "withhold";
                            choose: {
                                /** @description keys of content */
                                items?: string[];
                                /** @description kinds of content */
                                kinds?: string[];
                                /** @description products that content is about */
                                products?: string[];
                                tags?: {
                                    [key: string]: string[];
                                };
                            };
                            because?: string;
                            startedBy: "customer" | "firm";
                            isOff?: boolean;
                        };
                        /** @description why, for whoever comes after you */
                        reason: string;
                        /** @description the version you were looking at; the newest when absent */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Put a rule of moments away
         * @description Needs the permission `moments.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description why, for whoever comes after you */
                        reason: string;
                        /** @description the version you were looking at; the newest when absent */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/rules/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the rules of moments in another order: of two that put content first, the earlier goes before
         * @description Needs the permission `moments.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description every rule, in the order wanted */
                        keys: string[];
                        /** @description why, for whoever comes after you */
                        reason: string;
                        /** @description the version you were looking at; the newest when absent */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/moments/rules/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the rules before the last change back
         * @description Needs the permission `moments.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description why, for whoever comes after you */
                        reason: string;
                        /** @description the version you were looking at; the newest when absent */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MomentRules"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in; answers with a cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter by a link to set a password; the link works until one is set */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set one’s own password; other sessions of the same person end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description not asked of somebody who came by a link */
                        current?: string;
                        next: string;
                        /** @description of the first admin, at the first sign-in only */
                        email?: string;
                        /** @description of the first admin, at the first sign-in only */
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles and what each may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: components["schemas"]["RoleInWords"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who may sign in, or once might
         * @description Needs the permission `users.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            users: components["schemas"]["User"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add somebody; the link by which they come in is shown in this answer only
         * @description Needs the permission `users.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        role: "clerk" | "agent" | "accountManager" | "supervisor" | "sponsor" | "marketer" | "analyst" | "steward" | "engineer" | "cmo" | "cio" | "admin";
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: components["schemas"]["User"];
                            /** @description a path of the console; shown in this answer only */
                            link: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change somebody’s role or name, or whether they may sign in
         * @description Needs the permission `users.edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role?: "clerk" | "agent" | "accountManager" | "supervisor" | "sponsor" | "marketer" | "analyst" | "steward" | "engineer" | "cmo" | "cio" | "admin";
                        name?: string;
                        disabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: components["schemas"]["User"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/users/{id}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link by which somebody sets a new password; earlier links stop working
         * @description Needs the permission `users.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description a path of the console; shown in this answer only */
                            link: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API tokens that have not been ended
         * @description Needs the permission `users.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: components["schemas"]["ApiToken"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API token; it is shown in this answer only
         * @description Needs the permission `users.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        role: "clerk" | "agent" | "accountManager" | "supervisor" | "sponsor" | "marketer" | "analyst" | "steward" | "engineer" | "cmo" | "cio" | "admin";
                        /** @description how long it works; 90 when absent, 400 at most */
                        days?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiToken"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End an API token at once
         * @description Needs the permission `users.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries, newest first
         * @description Needs the permission `audit.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description the `next` of the page before */
                    before?: number;
                    limit?: number;
                    /** @description for example person:p1042, with the decisions that concern her */
                    subject?: string;
                    /** @description people.read, or all of people */
                    action?: string;
                    /** @description a name */
                    actor?: string;
                    /** @description ISO time, from there on */
                    since?: string;
                    /** @description ISO time, before it */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditPage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the whole log and name the first entry that is not as it was written
         * @description Needs the permission `audit.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditCheck"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes that need two signatures, newest first
         * @description Needs the permission `changes.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description true: those that wait for somebody; false: those that are settled */
                    open?: boolean;
                    /** @description field.retire, service.floor.lower … */
                    kind?: string;
                    /** @description the `next` of the page before */
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChangePage"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description Needs the permission `changes.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-changes/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign it; the last signature carries it out
         * @description Needs the permission `changes.sign`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-changes/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no: it ends
         * @description Needs the permission `changes.sign`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/joint-changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what you proposed
         * @description Needs the permission `changes.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, for whoever reads the log later */
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JointChange"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this firm calls a visit, a customer, an order and a store */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BusinessWords"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every setting with its value, its schema and who changed it last
         * @description Needs the permission `settings.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Setting"][];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One setting
         * @description Needs the permission `settings.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Setting"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Change a setting
         * @description Needs the permission `settings.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value: unknown;
                        /** @description why, for whoever comes after you */
                        reason: string;
                        /** @description the version you were looking at */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Setting"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Earlier values, newest first
         * @description Needs the permission `settings.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description a version: those before it */
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: components["schemas"]["SettingVersion"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/{key}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the value before back; repeated, it goes further back
         * @description Needs the permission `settings.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        /** @description the version you were looking at; the newest when absent */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Setting"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Webhooks and what waits for them
         * @description Needs the permission `delivery.edit`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            webhooks: components["schemas"]["Webhook"][];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a webhook; its signing secret is shown in this answer only
         * @description Needs the permission `delivery.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        description?: string;
                        /** @description kinds (identify) and names (Order Completed); none, or *, means all */
                        events?: string[];
                        /** @description service needs no permission; for any other, only events of people who permit it are sent */
                        purpose?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            webhook: components["schemas"]["Webhook"];
                            /** @description the signing secret, shown in this answer only */
                            secret: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook and what waits for it
         * @description Needs the permission `delivery.edit`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description done; the answer has no body */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a webhook, or switch it off and on
         * @description Needs the permission `delivery.edit`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url?: string;
                        description?: string;
                        /** @description kinds (identify) and names (Order Completed); none, or *, means all */
                        events?: string[];
                        /** @description service needs no permission; for any other, only events of people who permit it are sent */
                        purpose?: string;
                        enabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            webhook: components["schemas"]["Webhook"];
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new signing secret; the old one signs too for a day
         * @description Needs the permission `delivery.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description the signing secret, shown in this answer only */
                            secret: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts to deliver, newest first
         * @description Needs the permission `delivery.edit`.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: components["schemas"]["Delivery"][];
                            next?: number;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event once more, under the same event id
         * @description Needs the permission `delivery.edit`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                    deliveryId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            queued: true;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Latencies of the last minute, queues, engines
         * @description Needs the permission `operations.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Operations"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which version this is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: string;
                        };
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both engines answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description The answer */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same figures for Prometheus
         * @description Needs the permission `operations.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description figures */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The time the product goes by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClockState"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        /**
         * Move the demonstration clock
         * @description Needs the permission `settings.edit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        offsetMs?: number;
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description The answer */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClockState"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
                /** @description The request was refused, or could not be answered */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErrorAnswer"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description the events are on disk */
        Accepted: {
            /** @enum {boolean} */
            success: true;
        };
        AccountReading: {
            level: components["schemas"]["ReadingLevel"];
            /** @description the mean behind the level */
            score?: number;
            /** @description people of whom enough is known */
            readFrom: number;
            people: number;
            /**
             * @description why the account is troubled at best, whatever the mean: somebody has an open problem, or most are troubled by weight
             * @enum {string}
             */
            heldDown?: "openProblem" | "mostTroubled";
            /** @description how it comes about */
            words: string;
            rules: {
                points: {
                    [key: string]: number;
                };
                weights: {
                    [key: string]: number;
                };
            };
        };
        ActiveService: {
            name: string;
            /** Format: date-time */
            since: string;
            /** @description a month, major units */
            fee: number;
            /** @description no fee is known; it is what the setting says */
            isAssumed: boolean;
            /** @description within the horizon, major units */
            amount: number;
        };
        /** @description friends she brought; a total over everybody leaves it out, for the friends’ own profits are in it already */
        Advocacy: {
            text: string;
            /** @description the part of a friend’s profit that would not have come by itself */
            sharePercent: number;
            currency: string;
            /** @description major units; also a line of `ahead`, where there is one */
            amount?: number;
            range?: components["schemas"]["ValueRange"];
            /** @description newest first */
            friends: components["schemas"]["BroughtFriend"][];
            /**
             * @description there are more friends than are counted and listed
             * @enum {boolean}
             */
            more?: true;
            /**
             * @description profit is not for this role
             * @enum {boolean}
             */
            hidden?: true;
        };
        AliasCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            previousId: string;
        } & {
            [key: string]: unknown;
        };
        ApiToken: {
            id: number;
            name: string;
            /** @description the first letters, enough to tell tokens apart */
            hint: string;
            role: components["schemas"]["Role"];
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        Attention: {
            /** @description unasked messages a week */
            budget: number;
            spent: number;
            left: number;
            /** Format: date-time */
            freeAt?: string;
        };
        Audience: {
            id: number;
            /** @enum {string} */
            state: "active" | "archived";
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            /** @description the rule as a sentence */
            words: string;
            /**
             * @description what its people are told or used for. Service needs no permission: everybody in it leaves in exports and notices; of any other, nobody who does not permit it. All of them count in its size
             * @enum {string}
             */
            purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            /** @description how many people are in it: as many as the list behind it has */
            size: number;
            /** @description its people are being found: the size is that of before */
            counting: boolean;
            /** Format: date-time */
            countedAt?: string;
            /** @description how long it took to find its people among everybody */
            tookMs?: number;
        };
        AudienceDetails: {
            id: number;
            /** @enum {string} */
            state: "active" | "archived";
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            /** @description the rule as a sentence */
            words: string;
            /**
             * @description what its people are told or used for. Service needs no permission: everybody in it leaves in exports and notices; of any other, nobody who does not permit it. All of them count in its size
             * @enum {string}
             */
            purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            /** @description how many people are in it: as many as the list behind it has */
            size: number;
            /** @description its people are being found: the size is that of before */
            counting: boolean;
            /** Format: date-time */
            countedAt?: string;
            /** @description how long it took to find its people among everybody */
            tookMs?: number;
            people: number;
            /** @description the last two weeks, days without a change left out */
            days: {
                day: string;
                came: number;
                went: number;
                size: number;
            }[];
        };
        AudienceList: {
            audiences: components["schemas"]["Audience"][];
            /** @description how many people audiences know of */
            people: number;
        };
        AudienceMoves: {
            moves: {
                id: number;
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                cause: "event" | "rule" | "time";
                size: number;
                came: string[];
                went: string[];
            }[];
            /** @description of the first few of each move */
            names: {
                [key: string]: string;
            };
            /** @description the `after` of the next asking */
            last: number;
        };
        AudiencePeople: {
            size: number;
            people: components["schemas"]["AudiencePerson"][];
            /** @description the `after` of the page that follows */
            next?: string;
        };
        AudiencePerson: {
            /** @description for example p1042 */
            id: string;
            name: string;
            city?: string;
            country?: string;
        };
        AudiencePreview: {
            words: string;
            people: number;
            /** @description for how many people it holds */
            size: number;
            low: number;
            /** @description both are the size where the warehouse knows all that is asked */
            high: number;
            /** @description real people for whom it holds */
            sample: components["schemas"]["AudiencePerson"][];
            /** @description conditions that only a look at each person can answer: the size is then an estimate */
            byLook: {
                [key: string]: unknown;
            }[];
            /** @description false while facts of everybody are being written for the first time */
            ready: boolean;
            tookMs: number;
        };
        AudienceReason: {
            condition: {
                [key: string]: unknown;
            };
            /** @description it speaks for her that this does not hold */
            isNot: boolean;
            text: string;
            /** @enum {boolean} */
            hidden?: true;
        };
        AudienceVersion: {
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            words: string;
            /** @enum {string} */
            purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            reason: string;
            restores?: number;
        };
        AudienceWords: {
            /** @description what people did: names of events; `$page` and `$screen` for views */
            acts: string[];
            traits: string[];
            /** @description of what there was to choose */
            attributes: string[];
            stores: string[];
        };
        AuditCheck: {
            ok: boolean;
            checked: number;
            head: {
                id: number;
                hash: string;
            };
            firstBroken?: number;
            kind?: string;
            message?: string;
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            time: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "token" | "customer" | "system";
                id?: number;
                name: string;
            };
            /** @description what was done: people.read, settings.change … */
            action: string;
            /** @description to what: person:p1042, setting:words … */
            subject: string;
            reason?: string;
            details: {
                [key: string]: unknown;
            };
            /** @description SHA-256 in hexadecimal, over this entry and the one before */
            hash: string;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            next?: string;
        };
        BackTest: {
            /** Format: date */
            cut: string;
            /** Format: date */
            end: string;
            people: number;
            visits: number;
            /** @description what came in, major units */
            amount: number;
            currency: string;
            model: string;
            weights: {
                model: number;
                staying: number;
            };
            /** @description what a later visit brings over what the spend model expects of it, learned before the cut */
            spendLevel: number;
            /** @description without amounts where no purchase has one */
            rows: {
                forecast: string;
                visits: {
                    bias: number;
                    mae: number;
                    rmse: number;
                    gini: number;
                    spearman: number;
                    /** @description of pairs of people of whom one came to more, the share that it puts in order */
                    concordance?: number;
                    people: number;
                };
                amount?: {
                    bias: number;
                    mae: number;
                    rmse: number;
                    gini: number;
                    spearman: number;
                    /** @description of pairs of people of whom one came to more, the share that it puts in order */
                    concordance?: number;
                    people: number;
                };
            }[];
            pastSpend?: {
                gini: number;
                spearman: number;
                /** @description of pairs of people of whom one came to more, the share that it puts in order */
                concordance?: number;
            };
            /** @description by how often they had come again; 7 stands for 7 and more */
            byCount: components["schemas"]["CalibrationGroup"][];
            /** @description tenths by what was expected, least first */
            byExpected: components["schemas"]["CalibrationGroup"][];
            tracking: {
                /** Format: date */
                day: string;
                expected: number;
                actual: number;
            }[];
            /** @description the group for which it is furthest off */
            worst: {
                /** @enum {string} */
                by: "count" | "tenth";
                group: number;
                /** @description of all visits; above zero where too many were expected */
                share: number;
            };
            /** @description where it is wrong, in words */
            sentence: string;
            /** @description who is behind it: /v1/value/backtest/people?listing=…; absent when that is not kept (any more) */
            listing?: string;
        };
        BatchCall: {
            batch: components["schemas"]["Message"][];
            /** Format: date-time */
            sentAt?: string;
        } & {
            [key: string]: unknown;
        };
        BriefContexts: {
            contexts: {
                name: string;
                shows: components["schemas"]["BriefItem"][];
            }[];
        };
        /** @enum {string} */
        BriefItem: "people" | "openProblems" | "serviceHistory" | "priceFloors" | "stock";
        BroughtFriend: {
            /** @description for example p1042 */
            customer: string;
            name: string;
            /**
             * Format: date-time
             * @description when it was first said that she was brought
             */
            since: string;
            /** @description how many people brought her; they share her equally */
            introducers: number;
            /** @description what is expected of the friend herself within the horizon, major units of `currency` */
            profit?: number;
            currency?: string;
            /** @description what of it counts here, major units */
            counted?: number;
            /**
             * @description why nothing counts
             * @enum {string}
             */
            left?: "noForecast" | "otherCurrency";
        };
        BusinessWords: {
            /** @description one coming together of a customer and the firm: visit, stay, rental, trip */
            visit: string;
            /** @description the same, several */
            visits: string;
            /** @description a person the firm serves: customer, guest, member, patient */
            customer: string;
            /** @description the same, several */
            customers: string;
            /** @description what she decided to take: order, booking, contract */
            order: string;
            /** @description the same, several */
            orders: string;
            /** @description where people come to: store, branch, station, hotel */
            store: string;
            /** @description the same, several */
            stores: string;
        };
        BuyingRole: {
            id: number;
            role: components["schemas"]["BuyingRoleName"];
            context: string;
            /** @description a day, 2026-03-01 */
            since: string;
            /** @description a day, 2026-03-01 */
            until?: string;
            isLive: boolean;
            by: components["schemas"]["SaidBy"];
        };
        /** @enum {string} */
        BuyingRoleName: "decider" | "influencer" | "user" | "buyer" | "gatekeeper";
        CalibrationBand: {
            /** @description 0 to 1 */
            from: number;
            /** @description 0 to 1 */
            to: number;
            judged: number;
            /** @description found to be one by reviewers */
            one: number;
            /** @description mean chance that the statistics gave */
            expected: number;
            /** @description 0 to 1 */
            share: number;
            /** @description lower end of the 95 % interval (Wilson) */
            low: number;
            /** @description 0 to 1 */
            high: number;
        };
        CalibrationGroup: {
            group: number;
            people: number;
            /** @description a person */
            expected: number;
            actual: number;
            sameRate: number;
        };
        Channel: {
            /** @enum {string} */
            name: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
            label: string;
            /** @description an event in it means that she was there herself */
            presence: boolean;
        };
        ChannelPermission: {
            /** @enum {string} */
            channel: "email" | "push" | "sms" | "whatsapp" | "post" | "phone";
            allowed: boolean;
            /** @description why: allowed.said, consent.unknown, channel.refused … */
            code: string;
            /** @description the same as a sentence */
            words: string;
            said?: components["schemas"]["PermissionWord"];
        };
        Choice: {
            /** Format: date-time */
            time: string;
            eventId: string;
            source: components["schemas"]["SourceRef"];
            chosen: string;
            /** @description what else she looked at */
            alternatives: string[];
            /** @enum {string} */
            direction?: "upgrade" | "downgrade" | "same";
        };
        ClockState: {
            /** Format: date-time */
            now: string;
            /** @description how far the demonstration clock is from the real one */
            offsetMs: number;
            movable: boolean;
        };
        /** @description the request cannot be read, or has no valid write key */
        CollectRefused: {
            /** @enum {boolean} */
            success?: false;
            error: {
                code: string;
                message: string;
                problems?: components["schemas"]["Problem"][];
            };
        };
        ComparedField: {
            /** @description given_name, surname, birth_date … */
            field: string;
            values: [
                string | null,
                string | null
            ];
            /** @description equal, one_edit, nickname, different … ; `missing` where one of them says nothing */
            agreement: string;
            /** @description what it adds to the score: each bit doubles or halves the odds that both are one person */
            bits: number;
            /** @description your role may not see the values */
            hidden?: boolean;
        };
        ComparedFirmField: {
            /** @description name, form, place, postcode, domain, phone, number */
            field: string;
            values: [
                string | null,
                string | null
            ];
            /** @description equal, spelled_alike, words_left_out, one_town, different … ; `missing` where one of them says nothing */
            agreement: string;
            /** @description what it adds to the score: each bit doubles or halves the odds that both are one firm */
            bits: number;
        };
        Completeness: {
            /** @description for example p1042 */
            customer: string;
            /** @description 0 to 1: the weight of what is known, and half of what is old, over all weight */
            share: number;
            known: number;
            of: number;
            /** @description in which she would be asked, where it is known: pt-PT */
            language?: string;
            /** @description gaps first, what adds most before the rest; then what is known */
            fields: components["schemas"]["CompletenessField"][];
            /**
             * @description what was just recorded is kept and not worked in yet
             * @enum {boolean}
             */
            isWaiting?: true;
        };
        CompletenessField: {
            key: string;
            label: components["schemas"]["InBothLanguages"];
            /** @enum {string} */
            fact: "name" | "language" | "place" | "matters" | "goal" | "reachable" | "trait";
            /** @enum {string} */
            state: "known" | "stale" | "missing";
            weight: number;
            /** @description absent where the role may not see it */
            value?: unknown;
            /** Format: date-time */
            time?: string;
            /** Format: date-time */
            staleAt?: string;
            /** @enum {string} */
            method?: "stated" | "observed" | "computed";
            source?: components["schemas"]["SourceRef"];
            eventId?: string;
            ask?: components["schemas"]["PoliteQuestion"];
        };
        ContentCoverage: {
            stages: {
                key: string;
                name: string;
                questions: {
                    key: string;
                    name: string;
                    /** @description items in use that answer it */
                    inUse: number;
                    /** @description drafts, unconfirmed, or not yet due */
                    waiting: number;
                }[];
            }[];
            /** @description questions of stages that nothing in use answers */
            gaps: number;
        };
        ContentField: {
            name: string;
            /** @enum {string} */
            shape: "line" | "text" | "number" | "day" | "moment" | "address" | "lines" | "rows";
            required: boolean;
            min?: number;
            /** @description of a text: characters */
            max?: number;
            itemsMax?: number;
            columns?: {
                name: string;
                shape: string;
                required: boolean;
                max?: number;
                itemsMax?: number;
            }[];
        };
        ContentItem: {
            id: number;
            version: number;
            /** @enum {string} */
            state: "draft" | "active" | "archived";
            /**
             * @description whether decisions may choose it now, and why not
             * @enum {string}
             */
            standing: "inUse" | "draft" | "archived" | "untagged" | "early" | "over";
            key: string;
            /** @enum {string} */
            kind: "article" | "guide" | "comparison" | "answer" | "video" | "review" | "offer" | "event" | "tool";
            title: string;
            /** @description the one sentence that every device keeps */
            keyFact: string;
            /** @description what its kind says beyond that; GET /v1/content/kinds lists them */
            fields: {
                [key: string]: unknown;
            };
            source: string;
            rights: {
                holder: string;
                /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                from?: string;
                /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                until?: string;
                /** @description the only ones it may be shown in */
                channels?: ("web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server" | "push" | "sms" | "whatsapp" | "post")[];
            };
            owner: string;
            language: string;
            /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
            from?: string;
            /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
            until?: string;
            /** @enum {string} */
            purpose: "service" | "advice" | "marketing" | "advertising";
            isPromotion: boolean;
            product?: string;
            action?: {
                label: string;
                address: string;
            };
            picture?: {
                address: string;
                alt: string;
                width: number;
                height: number;
            };
            variants: components["schemas"]["ContentVariant"][];
            tags: components["schemas"]["ContentTag"][];
        };
        ContentKinds: {
            kinds: {
                /** @enum {string} */
                kind: "article" | "guide" | "comparison" | "answer" | "video" | "review" | "offer" | "event" | "tool";
                fields: components["schemas"]["ContentField"][];
            }[];
            devices: {
                /** @enum {string} */
                device: "web" | "phone" | "app" | "push" | "kiosk" | "email" | "sms" | "agent" | "store" | "car" | "voice";
                channels: ("web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server" | "push" | "sms" | "whatsapp" | "post")[];
                /** @description characters; 0: no title there */
                titleMax: number;
                textMax: number;
                segmentsMax?: number;
                picture?: {
                    width: number;
                    height: number;
                };
                /** @enum {string} */
                links: "all" | "absolute" | "text" | "calls" | "none";
                isHtml: boolean;
                isSpoken: boolean;
            }[];
        };
        ContentList: {
            /** @description newest first */
            items: components["schemas"]["ContentItem"][];
            counts: {
                draft: number;
                active: number;
                archived: number;
            };
            /** @description the `after` of the page that follows */
            next?: number;
        };
        ContentPreview: {
            /** @description all that would be refused */
            problems: {
                at: string;
                message: string;
            }[];
            /** @description none while something essential is missing */
            renditions: components["schemas"]["ContentRendition"][];
            suggestions: components["schemas"]["TagSuggestion"][];
        };
        /** @description an item as one device shows or says it: within its limits, with its key fact */
        ContentRendition: {
            /** @enum {string} */
            device: "web" | "phone" | "app" | "push" | "kiosk" | "email" | "sms" | "agent" | "store" | "car" | "voice";
            /** @enum {string} */
            kind: "article" | "guide" | "comparison" | "answer" | "video" | "review" | "offer" | "event" | "tool";
            language: string;
            /** @description `own` are the item’s own words */
            variant: string;
            /** @description empty where the device has no place for one */
            title: string;
            /** @description plain: whoever puts it into a page escapes it */
            text: string;
            /** @description escaped; paragraphs, line breaks and lists alone */
            html?: string;
            action?: {
                label: string;
                address: string;
            };
            picture?: {
                address: string;
                alt: string;
                width: number;
                height: number;
            };
            /** @description to be read aloud, never shown */
            isSpoken: boolean;
            sms?: {
                /** @enum {string} */
                encoding: "gsm7" | "ucs2";
                /** @description messages of the network */
                segments: number;
            };
            isShortened: boolean;
        };
        ContentRenditions: {
            renditions: components["schemas"]["ContentRendition"][];
        };
        ContentTag: {
            /** @enum {string} */
            kind: "question" | "stage" | "product" | "occasion" | "device" | "mood" | "topic";
            /** @description a key of the tag standard */
            value: string;
            name: string;
            /**
             * @description only what a person has confirmed is used in decisions
             * @enum {string}
             */
            state: "suggested" | "confirmed" | "refused";
            /** @description the words of the item that speak of it */
            because?: string[];
            by?: string;
            /** Format: date-time */
            at?: string;
        };
        /** @description the same item in other words; what is left out is as in the item */
        ContentVariant: {
            name: string;
            title?: string;
            keyFact?: string;
            fields?: {
                [key: string]: unknown;
            };
            action?: {
                label: string;
                address: string;
            };
            picture?: {
                address: string;
                alt: string;
                width: number;
                height: number;
            };
        };
        ContentVersion: {
            version: number;
            body: {
                key: string;
                /** @enum {string} */
                kind: "article" | "guide" | "comparison" | "answer" | "video" | "review" | "offer" | "event" | "tool";
                title: string;
                /** @description the one sentence that every device keeps */
                keyFact: string;
                /** @description what its kind says beyond that; GET /v1/content/kinds lists them */
                fields: {
                    [key: string]: unknown;
                };
                source: string;
                rights: {
                    holder: string;
                    /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                    from?: string;
                    /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                    until?: string;
                    /** @description the only ones it may be shown in */
                    channels?: ("web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server" | "push" | "sms" | "whatsapp" | "post")[];
                };
                owner: string;
                language: string;
                /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                from?: string;
                /** @description a day such as 2026-09-12, the whole of it, or a moment such as 2026-09-12T10:00+01:00 */
                until?: string;
                /** @enum {string} */
                purpose: "service" | "advice" | "marketing" | "advertising";
                isPromotion: boolean;
                product?: string;
                action?: {
                    label: string;
                    address: string;
                };
                picture?: {
                    address: string;
                    alt: string;
                    width: number;
                    height: number;
                };
                variants: components["schemas"]["ContentVariant"][];
            };
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            reason: string;
            restores?: number;
        };
        Customer: {
            /** @description for example p1042 */
            id: string;
            /** @description the number that was asked for, when it has been joined into this one */
            mergedFrom?: string;
            name: {
                display: string;
                source?: components["schemas"]["SourceRef"];
                origin?: components["schemas"]["FieldOrigin"];
            };
            words: components["schemas"]["Words"][];
            goal?: components["schemas"]["StatedText"];
            /** @description what matters to her, the newest first */
            matters: components["schemas"]["StatedText"][];
            place: components["schemas"]["CustomerPlace"];
            stats: components["schemas"]["CustomerStats"];
            traits: components["schemas"]["Trait"][];
            knownAs: components["schemas"]["KnownAs"][];
            sources: components["schemas"]["CustomerSource"][];
            devices: components["schemas"]["Device"][];
            choices: {
                recent: components["schemas"]["Choice"][];
                preferences: components["schemas"]["Preference"][];
            };
            searches: components["schemas"]["SearchMade"][];
            visits: {
                number: number;
                /** @description the visit that is not over; it goes on until 30 minutes after its `last` event */
                current?: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    last: string;
                    channel: string;
                    entry?: components["schemas"]["VisitEntry"];
                };
                recent: components["schemas"]["Visit"][];
            };
            permissions: components["schemas"]["PermissionSignal"][];
            household: components["schemas"]["HouseholdMember"][];
            joins: components["schemas"]["Join"][];
            decisions: components["schemas"]["Decision"][];
            /** @description the timeline is this far behind; absent when it keeps up */
            historyBehindSeconds?: number;
        };
        CustomerAudiences: {
            /** @description for example p1042 */
            customer: string;
            audiences: {
                id: number;
                name: string;
                about: string;
                /** @enum {string} */
                purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
                reasons: components["schemas"]["AudienceReason"][];
            }[];
        };
        CustomerFirms: {
            firms: {
                firm: components["schemas"]["FirmRef"];
                /** @description what the firm is to us now */
                roles: components["schemas"]["FirmRoleNow"][];
                buyingRoles: components["schemas"]["BuyingRole"][];
                by: components["schemas"]["SaidBy"];
                /** Format: date-time */
                firstSaid: string;
                /** Format: date-time */
                lastSaid: string;
                /** @description a day, 2026-03-01 */
                leftOn?: string;
            }[];
        };
        CustomerGroups: {
            /** @description for example p1042 */
            customer: string;
            /** @description whose clock and calendar is meant; UTC when absent */
            zone?: string;
            groups: {
                id: number;
                name: string;
                about: string;
                starter?: string;
                /** Format: date-time */
                since?: string;
                reasons: components["schemas"]["GroupReason"][];
                exception?: components["schemas"]["GroupException"];
            }[];
            /** @description groups that she never counts as, because somebody said so */
            keptOut: components["schemas"]["GroupException"][];
            /** @description all other groups in use: those of which somebody might say that she counts as one */
            others: {
                id: number;
                name: string;
                starter?: string;
            }[];
        };
        CustomerMessage: {
            /** @description the same on every attempt, and for whoever delivers it */
            id: string;
            /** @description for example p1042 */
            customer: string;
            /**
             * @description by which it goes, or went
             * @enum {string}
             */
            channel: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
            /** @description in the order in which they are tried */
            channels: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
            purpose: string;
            isPromotion: boolean;
            /** @description it answers a question of hers */
            isAnswer: boolean;
            product?: string;
            /**
             * @description `sending` is in the hands of who delivers it; `unsure` may have left when the product was killed, and is not sent again
             * @enum {string}
             */
            state: "planned" | "held" | "sending" | "sent" | "refused" | "dropped" | "cancelled" | "failed" | "unsure";
            /** @description why it is held, refused or dropped */
            reasons: components["schemas"]["MessageReason"][];
            says: {
                subject?: string;
                text?: string;
                /** @description the key of a content item */
                content?: string;
            };
            /**
             * Format: date-time
             * @description the moment it was wished for
             */
            at: string;
            /**
             * Format: date-time
             * @description of what waits: when it is looked at
             */
            dueAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description the group that she must be in */
            group?: number;
            /** @description the audience that she must be in */
            audience?: number;
            mailing?: number;
            /** @description the notice rule that asked for it */
            rule?: string;
            /** @description who took it: smtp, webhook:3, inApp, console, standIn */
            via?: string;
            /** @description a stand-in took it: nothing left the house */
            isStandIn: boolean;
            /** Format: date-time */
            sentAt?: string;
            attempts: number;
            error?: string;
            /** @enum {string} */
            receipt?: "bounced" | "delivered" | "ignored" | "seen" | "used";
            /** Format: date-time */
            receiptAt?: string;
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
        };
        CustomerMessageDetails: {
            /** @description the same on every attempt, and for whoever delivers it */
            id: string;
            /** @description for example p1042 */
            customer: string;
            /**
             * @description by which it goes, or went
             * @enum {string}
             */
            channel: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
            /** @description in the order in which they are tried */
            channels: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
            purpose: string;
            isPromotion: boolean;
            /** @description it answers a question of hers */
            isAnswer: boolean;
            product?: string;
            /**
             * @description `sending` is in the hands of who delivers it; `unsure` may have left when the product was killed, and is not sent again
             * @enum {string}
             */
            state: "planned" | "held" | "sending" | "sent" | "refused" | "dropped" | "cancelled" | "failed" | "unsure";
            /** @description why it is held, refused or dropped */
            reasons: components["schemas"]["MessageReason"][];
            says: {
                subject?: string;
                text?: string;
                /** @description the key of a content item */
                content?: string;
            };
            /**
             * Format: date-time
             * @description the moment it was wished for
             */
            at: string;
            /**
             * Format: date-time
             * @description of what waits: when it is looked at
             */
            dueAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description the group that she must be in */
            group?: number;
            /** @description the audience that she must be in */
            audience?: number;
            mailing?: number;
            /** @description the notice rule that asked for it */
            rule?: string;
            /** @description who took it: smtp, webhook:3, inApp, console, standIn */
            via?: string;
            /** @description a stand-in took it: nothing left the house */
            isStandIn: boolean;
            /** Format: date-time */
            sentAt?: string;
            attempts: number;
            error?: string;
            /** @enum {string} */
            receipt?: "bounced" | "delivered" | "ignored" | "seen" | "used";
            /** Format: date-time */
            receiptAt?: string;
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            name: string | null;
            to?: {
                namespace: string;
                /** @description the address, or what the role may see of it */
                value: string;
            };
            /** @description as it went out */
            words?: {
                subject?: string;
                text: string;
            };
            /** @description all that became of it, oldest first */
            steps: components["schemas"]["MessageStep"][];
        };
        CustomerMessages: {
            /** @description for example p1042 */
            customer: string;
            /** @description what is to come, the soonest first */
            waiting: components["schemas"]["CustomerMessage"][];
            /** @description what is over, the newest first */
            past: components["schemas"]["CustomerMessage"][];
            /** @description over all channels */
            attention: {
                /** @description messages a week that she may get unasked, as she has met those before */
                budget: number;
                spent: number;
                left: number;
                /**
                 * Format: date-time
                 * @description when the next may go; where nothing is left
                 */
                freeAt?: string;
            };
        };
        CustomerPermissions: {
            /** @description for example p1042 */
            customer: string;
            country?: string;
            purposes: components["schemas"]["PurposePermission"][];
            relationship: components["schemas"]["RelationshipWanted"];
            attention: components["schemas"]["Attention"];
            openProblem?: {
                kind: string;
                /** Format: date-time */
                since: string;
            };
            /**
             * @description what was just recorded is kept and not worked in yet
             * @enum {boolean}
             */
            isWaiting?: true;
        };
        CustomerPlace: {
            language?: string;
            timezone?: string;
            /**
             * @description nobody said it: read from the country or the city
             * @enum {string}
             */
            timezoneMethod?: "observed";
            country?: string;
            /**
             * @description nobody said it: read from the time zone
             * @enum {string}
             */
            countryMethod?: "observed";
            city?: string;
            /** @description her home currency */
            currency?: string;
            /**
             * @description she stated it, it is her country’s, or she pays in it most
             * @enum {string}
             */
            currencyMethod?: "stated" | "country" | "used";
            localTime?: string;
            origins: {
                language?: components["schemas"]["FieldOrigin"];
                timezone?: components["schemas"]["FieldOrigin"];
                country?: components["schemas"]["FieldOrigin"];
                city?: components["schemas"]["FieldOrigin"];
                currency?: components["schemas"]["FieldOrigin"];
            };
        };
        CustomerService: {
            /** @description for example p1042 */
            customer: string;
            floor: {
                replyHours: number;
                humanMinutes: number;
                refundDays: number;
                repairDays: number;
                freeReturns: boolean;
            };
            points: {
                replyHours: number;
                humanMinutes: number;
                refundDays: number;
                repairDays: number;
                freeReturns: boolean;
            };
            additions: {
                group: {
                    id: number;
                    name: string;
                    starter?: string;
                };
                point?: string;
                value?: number | boolean;
                words?: string;
                /** @description why she is in that group */
                because: string;
            }[];
            keptOut: components["schemas"]["GroupException"][];
        };
        CustomerSingleView: {
            /** @description for example p1042 */
            customer: string;
            /**
             * @description `unknown`: nobody is known behind this record, so it is no customer yet
             * @enum {string}
             */
            state: "whole" | "not_yet" | "unknown";
            records: components["schemas"]["RecordRef"][];
            reasons: components["schemas"]["SingleViewGap"][];
            /** @description each that is expected; `absent` without `absence`: a system of the firm says so, in the trait `absentSources` */
            sources: {
                source: components["schemas"]["SourceRef"];
                /** @enum {string} */
                state: "linked" | "stale" | "missing" | "absent";
                /** Format: date-time */
                last?: string;
                freshDays: number | null;
                absence?: components["schemas"]["KnownAbsence"];
            }[];
            definition: components["schemas"]["SingleViewDefinition"];
        };
        CustomerSource: {
            id: number;
            name: string;
            channel?: string;
            events: number;
            /** Format: date-time */
            firstSeen: string;
            /** Format: date-time */
            lastSeen: string;
        };
        CustomerStats: {
            events: number;
            visits: number;
            /** Format: date-time */
            firstSeen?: string;
            /** Format: date-time */
            lastSeen?: string;
            orders: number;
            /** @description by the currency in which it was paid, the home currency first; nothing is exchanged */
            spent: {
                amount: number;
                currency: string;
                /**
                 * @description some of it named no currency
                 * @enum {boolean}
                 */
                assumed?: true;
            }[];
            byChannel: {
                channel: string;
                events: number;
                /** Format: date-time */
                lastSeen: string;
            }[];
            byKind: {
                name: string;
                count: number;
                /** Format: date-time */
                last: string;
            }[];
            opinions: components["schemas"]["Opinion"][];
        };
        CustomerValue: {
            /** @description for example p1042 */
            customer: string;
            horizonDays: number;
            /** @description the one in which most of her visits are paid; of equals, in which the last one is */
            currency: string;
            /** @description the home currency that her page shows, where that is another */
            homeCurrency?: string;
            model?: {
                version: number;
                name: string;
                /** Format: date-time */
                fittedAt: string;
                people: number;
            };
            early?: {
                /** @enum {string} */
                reason: "noModel" | "noPurchase" | "onePurchase" | "twoPurchases";
                /** @description why it is too early to say more */
                text: string;
            };
            history: {
                orders: number;
                /** @description days with a purchase */
                visits: number;
                /** @description in `currency`, net of what was given back */
                spent: number;
                /** @description visits with a known amount in `currency`: averages are over these */
                paidVisits: number;
                /** @description over `paidVisits` */
                spentAVisit?: number;
                /** @description what was spent in others, which no number of the value counts */
                otherCurrencies: components["schemas"]["ValueMoney"][];
                /** @description visits whose amount is not known */
                unknownVisits: number;
                /** Format: date */
                first?: string;
                /** Format: date */
                last?: string;
                usualGapDays?: number;
                silentDays?: number;
            };
            ahead?: {
                visits: number;
                visitsRange: components["schemas"]["ValueRange"];
                /** @description as likely more as fewer: nearer than `visits` for one person, but sums of it are too low */
                visitsMedian: number;
                /** @description in the words of the business: about 4 rentals */
                visitsText: string;
                /** @description absent where the model cannot know it: BG/NBD lets nobody leave before a second visit */
                chanceActive?: number;
                /** Format: date */
                nextVisit?: string;
                spend: number;
                spendAVisit: number;
                profit?: components["schemas"]["ValueMoney"];
                profitRange?: components["schemas"]["ValueRange"];
                lines?: components["schemas"]["ProfitLine"][];
                /**
                 * @description profit is not for this role: margins are hidden from it
                 * @enum {boolean}
                 */
                hidden?: true;
            };
            advocacy?: components["schemas"]["Advocacy"];
            drivers: components["schemas"]["ValueDriver"][];
            /** @description what the numbers rest on and nobody has confirmed yet */
            assumptions: string[];
            predictive_analytics: components["schemas"]["PredictiveAnalytics"];
        };
        DecidedMoment: {
            /** @description with it the decision is opened, reported on and made again */
            decision: string;
            /** Format: date-time */
            at: string;
            tookMs: number;
            /** @description a kind default: what is known could not be had in time, or prediction is off */
            default: boolean;
            defaultBecause?: string;
            choices: components["schemas"]["MomentChoice"][];
            rejected?: components["schemas"]["MomentRejection"][];
            rejectedInAll?: number;
            signals?: components["schemas"]["MomentSignal"][];
            wouldChange?: components["schemas"]["MomentChange"][];
            context?: components["schemas"]["MomentContext"];
            joint?: {
                [key: string]: unknown;
            };
        };
        Decision: {
            id: number;
            /** @enum {string} */
            kind: "split" | "join";
            by: string;
            why: string;
            /** Format: date-time */
            time: string;
            /** @enum {boolean} */
            undone?: true;
        };
        DecisionDetails: {
            /** @description with it the decision is opened, reported on and made again */
            decision: string;
            /** Format: date-time */
            at: string;
            tookMs: number;
            /** @description a kind default: what is known could not be had in time, or prediction is off */
            default: boolean;
            defaultBecause?: string;
            choices: components["schemas"]["MomentChoice"][];
            rejected?: components["schemas"]["MomentRejection"][];
            rejectedInAll?: number;
            signals?: components["schemas"]["MomentSignal"][];
            wouldChange?: components["schemas"]["MomentChange"][];
            context?: components["schemas"]["MomentContext"];
            /** @description for example p1042 */
            customer?: string;
            name?: string;
            askedBy: string;
            moment: {
                channel: string;
                place: string;
                device: string;
                language?: string;
                limit: number;
                /** @description whether we begin it, with a message */
                isOutbound: boolean;
                /** @description how she came in, as the call itself said: route, source, medium, campaign */
                entry?: string[];
            };
            /** @description signals that may not be used for her */
            without: string[];
            /** @description what stood against content of a purpose; what nothing stood against is not there */
            gate: {
                purpose: string;
                isPromotion: boolean;
                product?: string;
                refusals: {
                    code: string;
                    words: string;
                    /** Format: date-time */
                    until?: string;
                }[];
            }[];
            /** @description how many of her identifiers each purpose may look at */
            usable: {
                purpose: string;
                identifiers: number;
            }[];
            versions: {
                /** @description version by setting; 0 while nobody has changed it */
                settings: {
                    [key: string]: number;
                };
                content: number;
                learned: number;
                valueModel: number | null;
            };
            outcomes: {
                item: string;
                /** Format: date-time */
                seen?: string;
                /** Format: date-time */
                settled?: string;
                answered: boolean | null;
                value?: number;
            }[];
        };
        DecisionInList: {
            /** @description with it the decision is opened, reported on and made again */
            decision: string;
            /** Format: date-time */
            at: string;
            tookMs: number;
            /** @description a kind default: what is known could not be had in time, or prediction is off */
            default: boolean;
            defaultBecause?: string;
            /** @description for example p1042 */
            customer?: string;
            name?: string;
            channel: string;
            place: string;
            askedBy: string;
            choices: components["schemas"]["MomentChoice"][];
            signals: components["schemas"]["MomentSignal"][];
        };
        DecisionList: {
            decisions: components["schemas"]["DecisionInList"][];
            /** Format: date-time */
            before?: string;
        };
        DecisionOnPeople: {
            id: number;
            /** @enum {string} */
            kind: "split" | "join";
            by: string;
            reason: string;
            /** Format: date-time */
            time: string;
            /** @description the statistics that a join rests on beside a word */
            evidence?: {
                pair: number;
                chance: number;
                model: number;
            };
            undone?: {
                by: string;
                reason: string;
                /** Format: date-time */
                time: string;
            };
            people: {
                /** @description for example p1042 */
                id: string;
                name: string | null;
            }[];
        };
        DecisionPlaces: {
            days: number;
            decisions: number;
            defaults: number;
            /** @description half of them were decided within it */
            halfMs: number;
            /** @description all but one in a hundred were decided within it */
            slowMs: number;
            /** @description the busiest first */
            places: {
                place: string;
                decisions: number;
                defaults: number;
            }[];
        };
        DecisionScoreboard: {
            days: number;
            /** @description minutes after which what was seen and not used counts as no answer; before, it is not counted */
            answerMinutes: number;
            places: {
                place: string;
                by: {
                    /** @description learned, rule, colleague or default */
                    chosenBy: string;
                    shown: number;
                    answered: number;
                    share: number | null;
                    low: number | null;
                    high: number | null;
                }[];
            }[];
            overrides: {
                id: number;
                /** @description for example p1042 */
                customer: string;
                name: string;
                place: string;
                item: string;
                title: string;
                insteadOf: string | null;
                insteadOfTitle: string | null;
                decision: string;
                by: string;
                /** Format: date-time */
                at: string;
                reason: string;
                ended: boolean;
            }[];
        };
        Delivery: {
            id: number;
            eventId: string;
            event: string;
            /** @description for example p1042 */
            customer?: string;
            /** Format: date-time */
            time: string;
            /** @enum {string} */
            status: "delivered" | "waiting" | "failed" | "withheld";
            attempts: number;
            tookMs: number;
            responseStatus?: number;
            message?: string;
        };
        Device: {
            id: string;
            kind: string;
            label: string;
            /** Format: date-time */
            firstSeen: string;
            /** Format: date-time */
            lastSeen: string;
            events: number;
            preferred: boolean;
        };
        EngineState: {
            ok: boolean;
            /** @enum {string} */
            mode: "embedded" | "url";
            version: string;
            sizeBytes: number | null;
        };
        /** @description The request was refused, or could not be answered */
        ErrorAnswer: {
            error: {
                /** @description stable; docs/errors.md says when it comes and what to do */
                code: string;
                /** @description in words, for people */
                message: string;
                /** @description every problem of the request at once */
                problems?: components["schemas"]["Problem"][];
            };
        };
        EventOutcome: {
            messageId: string;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "quarantined" | "withheld";
            /** @description quarantined, withheld: a stable code such as event.no_identity */
            reason?: string;
            /** @description quarantined, withheld: what to do about it */
            message?: string;
        };
        Evidence: {
            /** @description for example p1042 */
            customer: string;
            /** @description events that the number counts */
            count: number;
            /** @description with those that they were counted among */
            all: number;
            /** @description different days (UTC) of the events counted */
            days: number;
            /** @description newest first */
            entries: components["schemas"]["EvidenceEntry"][];
            next?: number;
            /**
             * @description she has more events than are looked through: the oldest are not here
             * @enum {boolean}
             */
            isCut?: true;
        };
        /** @description an event behind a number */
        EvidenceEntry: {
            entry: components["schemas"]["TimelineEntry"];
            /** @description one of those that the number counts; the others are what it was counted among */
            counted: boolean;
            /** @description what the event says: chosen, passedOver, sent, answered, order, refunded, fault … */
            mark: string;
            /** @description what was chosen, where it was collected, the service */
            label?: string;
            /** @description on which it was received; 0 is Sunday */
            weekday?: number;
        };
        ExpectedSource: {
            source: components["schemas"]["SourceRef"];
            freshDays: number | null;
        };
        FieldDeclared: {
            field: string;
            /** @enum {string} */
            reason?: "serves" | "predicts" | "legal";
            owner: string;
            note: string;
        };
        FieldMeasurement: {
            version: number;
            /** Format: date-time */
            measuredAt: string;
            measuredBy: string;
            outcome: components["schemas"]["FieldOutcome"];
            /**
             * Format: date
             * @description what happened from that day on (UTC) is what was foretold
             */
            cutDate: string;
            horizonDays: number;
            people: number;
            /** @description people for whom the outcome came */
            outcomes: number;
            /** @description one in so many people was looked at */
            oneIn: number;
            events: number;
            /** @description what all events take on disk; 0 where the warehouse does not say */
            storedBytes: number;
            together?: {
                /** @description area under the curve on held-back people: 0.5 is chance, 1 is certainty */
                auc: number;
                low: number;
                high: number;
            };
            /** @description for GET /v1/value/fields/people; absent where it is not kept who was measured */
            listing?: string;
        };
        /** @description where a field comes from */
        FieldOrigin: {
            source: components["schemas"]["SourceRef"];
            eventId: string;
            /** Format: date-time */
            time: string;
            /**
             * @description she said it, it was seen, or it was computed from what was seen
             * @enum {string}
             */
            method: "stated" | "observed" | "computed";
            /** @description the trait that says so */
            trait?: string;
        };
        FieldOutcome: {
            /**
             * @description came back, bought, contacted care, or the event named
             * @enum {string}
             */
            kind: "returns" | "buys" | "care" | "event";
            event?: string;
        };
        FieldsMeasured: {
            version: number;
        };
        FileColumn: {
            name: string;
            samples: string[];
            /** @enum {string} */
            looks: "text" | "number" | "date" | "boolean" | "empty";
            guess?: {
                meaning: string;
                certainty: number;
                /** @enum {string} */
                looks: "text" | "number" | "date" | "boolean" | "empty";
                dateFormat?: string;
                /** @description day and month could be the other way round: a person has to say */
                dateAmbiguousWith?: string;
                /** @enum {string} */
                decimal?: "." | ",";
                label: string;
                /** @description identifier, trait, property, time … or `leave out` */
                place: string;
                name: string;
            };
        };
        FileProblem: {
            line: number;
            message: string;
        };
        FindAnswer: {
            query: string;
            took_ms: number;
            results: components["schemas"]["FindResult"][];
            /** @description for whoever may read firms */
            firms: components["schemas"]["FoundFirm"][];
        };
        FindResult: {
            /** @description for example p1042 */
            id: string;
            name: string;
            photo?: string;
            why: {
                kind: string;
                text: string;
                /** @description false where letters differ */
                exact: boolean;
            };
            /** Format: date-time */
            lastSeen?: string;
            place?: string;
            sources: string[];
        };
        Firm: {
            /** @description for example f12 */
            id: string;
            name: string;
            /** @enum {string} */
            form: "firm" | "site";
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            changedAt: string;
            /** @description a day, 2026-03-01 */
            today: string;
            identifiers: components["schemas"]["FirmIdentifier"][];
            /** @description what it is to us: a set, ended ones too */
            roles: components["schemas"]["FirmRole"][];
            reading: components["schemas"]["AccountReading"];
            /** @description what is open at it and its parts, the newest first */
            open: components["schemas"]["OpenAtFirm"][];
            /** @description people of it and of its parts */
            contacts: components["schemas"]["FirmContact"][];
            /** @description the firms above it, the nearest first */
            parents: components["schemas"]["FirmRef"][];
            /** @description its sites and daughters, however deep */
            parts: {
                firm: components["schemas"]["FirmRef"];
                /** @description of which one: f12 */
                partOf: string;
                contacts: number;
                level: components["schemas"]["ReadingLevel"];
            }[];
            /** @description to and from other firms, but parents and parts; ended ones too */
            relations: components["schemas"]["FirmRelation"][];
            facts: components["schemas"]["FirmFact"][];
            /**
             * @description there are more people or parts than are looked at
             * @enum {boolean}
             */
            isPartial?: true;
        };
        FirmBrief: {
            firm: components["schemas"]["FirmRef"];
            context?: string;
            /** @description the known matters that this context is about; none: it is unclear, and every role counts */
            matters: string[];
            /** @description a day, 2026-03-01 */
            day: string;
            /** @description what the firm is to us here */
            roles: {
                role: components["schemas"]["PartyRole"];
                /** @description in what; empty where nobody said */
                context: string;
                /** @description a day, 2026-03-01 */
                since: string;
                /** @description the day on which it ended; absent while it holds */
                until?: string;
                /** @enum {string} */
                why: "sameContext" | "roleUnclear" | "matterUnclear";
            }[];
            /** @description what it is elsewhere */
            otherRoles: components["schemas"]["FirmRoleNow"][];
            /** @description what is held back, and why; `firm` is the one above or below it that has the role, where it is not itself */
            withheld: {
                item: components["schemas"]["BriefItem"];
                /** @enum {string} */
                role?: "customer" | "supplier" | "partner" | "competitor" | "agency" | "advocate";
                context?: string;
                /** @description a day, 2026-03-01 */
                since?: string;
                firm?: components["schemas"]["FirmRef"];
                words: string;
            }[];
            shown: components["schemas"]["BriefItem"][];
            /** @description the same as sentences, the most important first */
            words: string[];
            reading?: components["schemas"]["AccountReading"];
            people?: {
                /** @description for example p1042 */
                customer: string;
                name: string;
                buyingRoles: ("decider" | "influencer" | "user" | "buyer" | "gatekeeper")[];
                reading: components["schemas"]["PersonReading"];
                firm: components["schemas"]["FirmRef"];
            }[];
            openProblems?: components["schemas"]["OpenAtFirm"][];
            serviceHistory?: {
                /** Format: date-time */
                time: string;
                /** @description for example p1042 */
                customer: string;
                name: string;
                title: string;
                detail?: string;
                channel: string;
                eventId: string;
                source: components["schemas"]["SourceRef"];
            }[];
            priceFloors?: {
                product: string;
                price: components["schemas"]["Money"];
                by: string;
                /** Format: date-time */
                time: string;
            }[];
            stock?: {
                product: string;
                place?: string;
                quantity: number;
                /** Format: date-time */
                time: string;
            }[];
        };
        FirmContact: {
            /** @description for example p1042 */
            customer: string;
            name: string;
            photo?: string;
            /** Format: date-time */
            lastSeen?: string;
            firm: components["schemas"]["FirmRef"];
            /** Format: date-time */
            firstSaid: string;
            /** Format: date-time */
            lastSaid: string;
            /** @description a day, 2026-03-01 */
            leftOn?: string;
            by: components["schemas"]["SaidBy"];
            /** @description ended ones too */
            buyingRoles: components["schemas"]["BuyingRole"][];
            reading: components["schemas"]["PersonReading"];
            /** @description how often she counts in the reading of the account */
            weight: number;
        };
        FirmFact: {
            name: string;
            value: unknown | null;
            source?: components["schemas"]["SourceRef"];
            colleague?: string;
            messageId?: string;
            /**
             * Format: date-time
             * @description when it was first said so
             */
            since: string;
            /** Format: date-time */
            lastSaid: string;
            /** @enum {boolean} */
            hidden?: true;
            /** @description why this value and no other */
            rule: string;
            others: {
                value: unknown | null;
                source?: components["schemas"]["SourceRef"];
                colleague?: string;
                messageId?: string;
                /**
                 * Format: date-time
                 * @description when it was first said so
                 */
                since: string;
                /** Format: date-time */
                lastSaid: string;
            }[];
        };
        FirmGraph: {
            firm: components["schemas"]["FirmRef"];
            firms: {
                id: string;
                name: string;
                /** @enum {string} */
                form: "firm" | "site";
                /** @enum {string} */
                place: "itself" | "above" | "part" | "other";
                roles: components["schemas"]["FirmRoleNow"][];
            }[];
            relations: components["schemas"]["FirmRelation"][];
            /** @description each with the firm that she belongs to */
            people: {
                /** @description for example p1042 */
                customer: string;
                name: string;
                firm: string;
                buyingRoles: ("decider" | "influencer" | "user" | "buyer" | "gatekeeper")[];
                level: components["schemas"]["ReadingLevel"];
            }[];
        };
        FirmIdentifier: {
            /** @enum {string} */
            namespace: "lei" | "vat" | "duns" | "registration" | "domain" | "group_id";
            value: string;
            by: components["schemas"]["SaidBy"];
            /** Format: date-time */
            time: string;
        };
        FirmInList: {
            id: string;
            name: string;
            /** @enum {string} */
            form: "firm" | "site";
            roles: components["schemas"]["FirmRoleNow"][];
            contacts: number;
        };
        FirmJoin: {
            id: number;
            firms: [
                string,
                string
            ];
            by: string;
            /** Format: date-time */
            time: string;
            reason: string;
            undone?: {
                by: string;
                /** Format: date-time */
                time: string;
                reason: string;
            };
        };
        FirmLikeness: {
            /** @description who else it likely is, and what was said of that */
            pairs: components["schemas"]["FirmPair"][];
            /** @description what it was joined of, newest first, also what was undone */
            joins: components["schemas"]["FirmJoin"][];
        };
        FirmList: {
            firms: components["schemas"]["FirmInList"][];
            /** @description `before` of the next page */
            next?: string;
        };
        FirmPair: {
            id: number;
            state: components["schemas"]["FirmPairState"];
            /** @description that both are one firm, by statistics, 0 to 1 */
            chance: number;
            firms: [
                {
                    firm: components["schemas"]["FirmRef"];
                    roles: components["schemas"]["FirmRoleNow"][];
                    contacts: number;
                },
                {
                    firm: components["schemas"]["FirmRef"];
                    roles: components["schemas"]["FirmRoleNow"][];
                    contacts: number;
                }
            ];
            fields: components["schemas"]["ComparedFirmField"][];
            /** @description where the score begins: how rare it is that two records are one firm, against what is likeliest if they are not */
            start: {
                reason: string;
                bits: number;
            };
            /** @description what the further ways to agree take off the score */
            others: {
                bits: number;
            };
            /** @description 0: what is assumed before there are firms enough to learn from */
            model: number;
            /** Format: date-time */
            foundAt: string;
            verdicts: {
                verdict: components["schemas"]["FirmPairState"];
                by: string;
                /** Format: date-time */
                time: string;
                reason: string;
            }[];
            /** @description the join, which can be undone */
            join?: number;
        };
        /** @enum {string} */
        FirmPairState: "open" | "join" | "different" | "group" | "later";
        FirmPairStatistics: {
            /** @description how right the chances were, by what reviewers said */
            calibration: components["schemas"]["CalibrationBand"][];
        };
        FirmPairs: {
            items: components["schemas"]["FirmPair"][];
            /** @description open pairs in all; more than 10,000 are not counted */
            waiting: number;
            /** @description `after` of the page that follows */
            next?: string;
        };
        FirmRef: {
            /** @description for example f12 */
            id: string;
            name: string;
            /**
             * @description a site is a place of a firm
             * @enum {string}
             */
            form: "firm" | "site";
        };
        FirmRelation: {
            id: number;
            from: components["schemas"]["FirmRef"];
            /** @description part of, leases to, bids against … */
            kind: string;
            to: components["schemas"]["FirmRef"];
            context: string;
            /** @description a day, 2026-03-01 */
            since: string;
            /** @description a day, 2026-03-01 */
            until?: string;
            isLive: boolean;
            by: components["schemas"]["SaidBy"];
        };
        FirmRole: {
            id: number;
            role: components["schemas"]["PartyRole"];
            /** @description in what; empty where nobody said */
            context: string;
            /** @description a day, 2026-03-01 */
            since: string;
            /** @description the day on which it ended; absent while it holds */
            until?: string;
            /** @description it holds today */
            isLive: boolean;
            by: components["schemas"]["SaidBy"];
            endedBy?: string;
        };
        FirmRoleNow: {
            role: components["schemas"]["PartyRole"];
            /** @description in what; empty where nobody said */
            context: string;
            /** @description a day, 2026-03-01 */
            since: string;
            /** @description the day on which it ended; absent while it holds */
            until?: string;
        };
        FoundFirm: {
            id: string;
            name: string;
            /** @enum {string} */
            form: "firm" | "site";
            why: {
                kind: string;
                text: string;
            };
        };
        GateRefusals: {
            days: number;
            /** @description in these days, the most frequent first */
            counts: components["schemas"]["RefusalCount"][];
            byDay: {
                /** Format: date */
                day: string;
                code: string;
                count: number;
            }[];
            /** @description one by one; of a busy second only some */
            newest: components["schemas"]["RefusedAct"][];
            /** @description `before` of the next page */
            next?: number;
        };
        GroupCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            groupId: string;
            traits?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        GroupDetails: {
            id: number;
            /** @description which of the groups that come with the product it is, while its words are as delivered */
            starter?: string;
            /** @enum {string} */
            state: "active" | "archived";
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            /** @description the rule as a sentence */
            words: string;
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            /** @description how many people are in it: as many as the list behind it has */
            size: number;
            /** @description of all people, 0 to 1 */
            share: number;
            /** @description the size a week ago, when it was counted by then */
            weekAgo?: number;
            /** @description conditions that nobody’s data could answer, among those looked at */
            missing: {
                [key: string]: unknown;
            }[];
            service?: components["schemas"]["ServiceLevel"];
            people: number;
            /** @description a change is still being counted: how much of it is done, 0 to 1 */
            counting?: number;
            /** @description the measures in which it differs most from everybody else */
            differences: components["schemas"]["GroupDifference"][];
            /** @description three real people: those nearest to the middle of the group in these measures */
            typical: components["schemas"]["GroupPerson"][];
            /** @description on how many people that rests */
            lookedAt: {
                members: number;
                others: number;
            };
            /** @description the last 60 days on which it changed */
            days: {
                day: string;
                size: number;
                joined: number;
                gone: number;
            }[];
            /** @description pinned by colleagues */
            exceptions: number;
        };
        GroupDifference: {
            measure: string;
            unit: string;
            /** @description the median of the group; for shares and counts the mean */
            group: number;
            others: number;
            currency?: string;
            /** @description how much oftener one of the group has more than one of the others, than less: -1 to 1 */
            delta: number;
        };
        GroupException: {
            id: number;
            /** @description for example p1042 */
            customer: string;
            name: string | null;
            group: {
                id: number;
                name: string;
                starter?: string;
            };
            /** @enum {string} */
            stance: "never" | "always";
            note: string;
            by: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            reviewBy: string;
            /** @description somebody should look whether it is still so */
            isDue: boolean;
        };
        GroupExceptionPage: {
            exceptions: components["schemas"]["GroupException"][];
            /** @description how many are in force, of this group where one was asked for */
            inForce: number;
            /** @description how many of them somebody should look at now */
            due: number;
            /** @description how many of them are due within 30 days, those due now included */
            soon: number;
            /** @description the `after` of the page that follows */
            next?: string;
        };
        GroupInList: {
            id: number;
            /** @description which of the groups that come with the product it is, while its words are as delivered */
            starter?: string;
            /** @enum {string} */
            state: "active" | "archived";
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            /** @description the rule as a sentence */
            words: string;
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            /** @description how many people are in it: as many as the list behind it has */
            size: number;
            /** @description of all people, 0 to 1 */
            share: number;
            /** @description the size a week ago, when it was counted by then */
            weekAgo?: number;
            /** @description conditions that nobody’s data could answer, among those looked at */
            missing: {
                [key: string]: unknown;
            }[];
            service?: components["schemas"]["ServiceLevel"];
        };
        GroupList: {
            groups: components["schemas"]["GroupInList"][];
            /** @description how many people groups know of */
            people: number;
            /** @description how many of them were looked at for missing data */
            looked: number;
            /** @description a change is still being counted: how much of it is done, 0 to 1 */
            counting?: number;
        };
        GroupPeople: {
            size: number;
            people: components["schemas"]["GroupPerson"][];
            /** @description the `after` of the page that follows */
            next?: string;
        };
        GroupPerson: {
            /** @description for example p1042 */
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
            city?: string;
            country?: string;
        };
        GroupReason: {
            condition: {
                [key: string]: unknown;
            };
            /** @description it speaks for her that this does not hold */
            isNot: boolean;
            own?: {
                value: number | string | boolean;
                unit: string;
                of?: number;
                currency?: string;
                name?: string;
            };
            /** @description the condition and her own number */
            text: string;
            /**
             * @description what it rests on is hidden from the caller’s role
             * @enum {boolean}
             */
            hidden?: true;
        };
        GroupVersion: {
            version: number;
            name: string;
            about: string;
            rule: {
                [key: string]: unknown;
            };
            words: string;
            /**
             * @description the caller’s role does not see every condition of the rule, and so neither who is in it
             * @enum {boolean}
             */
            hidden?: true;
            service?: components["schemas"]["ServiceLevel"];
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            reason: string;
            restores?: number;
        };
        Hook: {
            id: number;
            sourceId: number;
            /** @description the first letters of its token, to tell hooks apart */
            prefix: string;
            /** @description dotted path to the rows in a call; empty for the whole body */
            rows: string;
            mapping: components["schemas"]["Mapping"];
            createdBy: string;
            createdAt: string | null;
            lastAt: string | null;
            calls: number;
            rowsAccepted: number;
            rowsRefused: number;
            error: string | null;
        };
        HookReceipt: {
            accepted: number;
            skipped: number;
            refused: {
                /** @description counted from 1 */
                row: number;
                message: string;
            }[];
        };
        HouseholdMember: {
            /** @description for example p1042 */
            id: string;
            name: string;
            /** @description all reasons in plain words */
            why: string;
            shares?: components["schemas"]["IdentifierRef"];
            said?: components["schemas"]["SaidOfHousehold"];
        };
        IdentifierRef: {
            /** @description email, phone, user_id, anonymous_id … */
            namespace: string;
            /** @description of one that the role may not see, only the end */
            value: string;
        };
        IdentifyCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            traits?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        IdentityGraph: {
            identifiers: {
                id: number;
                namespace: string;
                /** @description of one that the role may not see, only the end */
                value: string;
                /** @description several people use it, so it joins nobody */
                shared: boolean;
                /** Format: date-time */
                firstSeen: string;
                source: components["schemas"]["SourceRef"];
            }[];
            links: {
                id: number;
                between: [
                    components["schemas"]["IdentifierRef"],
                    components["schemas"]["IdentifierRef"]
                ];
                rule: string;
                strength: number;
                source?: components["schemas"]["SourceRef"];
                messageId: string;
                /** Format: date-time */
                firstTime: string;
                /** @enum {string} */
                state: "joined" | "refused";
                reason?: string;
                refusal?: components["schemas"]["RefusedBecause"];
            }[];
            decisions: components["schemas"]["MadeDecision"][];
            household: {
                /** @description for example p1042 */
                id: string;
                /** @description all reasons in plain words */
                why: string;
                shares?: components["schemas"]["IdentifierRef"];
                said?: components["schemas"]["SaidOfHousehold"];
            }[];
        };
        ImportInDetail: {
            id: number;
            file: string;
            fileId: string;
            sourceId: number;
            /** @enum {string} */
            state: "checking" | "running" | "paused" | "done" | "failed";
            note: string | null;
            startedBy: string;
            isFileThere: boolean;
            rowsRead: number;
            rowsAccepted: number;
            /** @description rows that an earlier import had brought already */
            rowsKnown: number;
            rowsSkipped: number;
            rowsRefused: number;
            bytesRead: number;
            bytesTotal: number;
            ratePerSecond: number;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            mapping: unknown;
            /** @description the first refused rows */
            problems: components["schemas"]["FileProblem"][];
        };
        ImportPreview: {
            rowsRead: number;
            rowsAccepted: number;
            rowsSkipped: number;
            rowsRefused: number;
            /** @description the first events, as they would be accepted */
            events: {
                [key: string]: unknown;
            }[];
            problems: components["schemas"]["FileProblem"][];
        };
        ImportRun: {
            id: number;
            file: string;
            fileId: string;
            sourceId: number;
            /** @enum {string} */
            state: "checking" | "running" | "paused" | "done" | "failed";
            note: string | null;
            startedBy: string;
            isFileThere: boolean;
            rowsRead: number;
            rowsAccepted: number;
            /** @description rows that an earlier import had brought already */
            rowsKnown: number;
            rowsSkipped: number;
            rowsRefused: number;
            bytesRead: number;
            bytesTotal: number;
            ratePerSecond: number;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
        };
        InAppMessage: {
            id: string;
            purpose: string;
            isPromotion: boolean;
            subject?: string;
            text: string;
            content?: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            until?: string;
            /** @enum {string} */
            receipt?: "bounced" | "delivered" | "ignored" | "seen" | "used";
        };
        InBothLanguages: {
            en: string;
            pt: string;
        };
        JitsuAccepted: {
            /** @enum {boolean} */
            ok: true;
            receivedEvents?: number;
            okEvents?: number;
        };
        Join: {
            id: number;
            between: [
                components["schemas"]["IdentifierRef"],
                components["schemas"]["IdentifierRef"]
            ];
            /** @description `observed` in an event, `alias`, or `decided` by a person */
            rule: string;
            strength: number;
            source?: components["schemas"]["SourceRef"];
            /** Format: date-time */
            firstTime: string;
            /** @enum {string} */
            state: "joined" | "refused";
            /** @description why it does not join */
            reason?: string;
            refusal?: components["schemas"]["RefusedBecause"];
        };
        JoinAnswer: {
            decision: number;
            /** @description for example p1042 */
            customer: string;
        };
        JoinPair: {
            id: number;
            /** @enum {string} */
            state: "join" | "different" | "household" | "later" | "open";
            /** @description that both are one person, by statistics, 0 to 1 */
            chance: number;
            people: [
                {
                    /** @description for example p1042 */
                    id: string;
                    name: string | null;
                    identifier: components["schemas"]["IdentifierRef"];
                    /** @description names of the sources that know her */
                    sources: string[];
                    lastSeen: string | null;
                    events: number;
                },
                {
                    /** @description for example p1042 */
                    id: string;
                    name: string | null;
                    identifier: components["schemas"]["IdentifierRef"];
                    /** @description names of the sources that know her */
                    sources: string[];
                    lastSeen: string | null;
                    events: number;
                }
            ];
            fields: components["schemas"]["ComparedField"][];
            /** @description where the score begins: how rare it is that two records are one person, against what is likeliest if they are not */
            start: {
                reason: string;
                bits: number;
            };
            /** @description what the further ways to agree take off the score */
            others: {
                bits: number;
            };
            care: string[];
            /** @description what brought the two together */
            rule: string;
            /** @description 0: what is assumed before there are records enough to learn from */
            model: number;
            /** Format: date-time */
            foundAt: string;
            verdicts: {
                /** @enum {string} */
                verdict: "join" | "different" | "household" | "later" | "open";
                by: string;
                /** Format: date-time */
                time: string;
                reason: string;
            }[];
            /** @description two reviewers say different things */
            disputed: boolean;
            /** @description the join, which can be undone */
            decision?: number;
        };
        JoinPairs: {
            items: components["schemas"]["JoinPair"][];
            /** @description open pairs in all; more than 10,000 are not counted */
            waiting: number;
            /** @description `after` of the page that follows */
            next?: string;
        };
        JoinToReview: {
            id: number;
            reason: string;
            refusal: components["schemas"]["RefusedBecause"];
            identifier: components["schemas"]["IdentifierRef"];
            people: {
                /** @description for example p1042 */
                id: string;
                name: string | null;
                /** @description where one is known and may be seen */
                birthYear?: number;
            }[];
            /** @description in what some two of the people differ, as far as it may be seen */
            differences: ("names" | "birth_years" | "birthdays")[];
            /** Format: date-time */
            since: string;
        };
        JoinsToReview: {
            items: components["schemas"]["JoinToReview"][];
            /** @description `before` of the page that follows */
            next?: number;
        };
        JointAnswer: {
            product?: {
                id: string;
                text: string;
                /** @description false where nothing is known of what it is like to her */
                known: boolean;
            };
            /** @description absent where neither her orders nor those of enough others say it, and several ways are possible */
            receive?: {
                /** @enum {string} */
                way: "collect" | "locker" | "deliver" | "digital" | "inStore";
                place?: string;
                /** @description 0 is Sunday */
                weekday?: number;
                /** Format: date */
                day?: string;
                /** @description false where it is only what others do, or the one way there is */
                known: boolean;
                /** @description how many others have orders that say it; absent where they are too few to say what others do */
                others?: number;
                text: string;
            };
            message?: {
                /** @enum {string} */
                channel: "email" | "push" | "sms" | "whatsapp" | "post";
                /** Format: date */
                day: string;
                /** @description of the day in her time zone */
                hour: number;
                known: boolean;
                text: string;
            };
            /** @description sum of log-chances of the parts */
            score: number;
        };
        JointChange: {
            id: number;
            /** @description what kind of change: field.retire, service.floor.lower … */
            kind: string;
            /** @description to what: field:shoe_colour … */
            subject: string;
            change: {
                [key: string]: unknown;
            };
            /** @description what signing brings about */
            sentence: string;
            reason: string;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description signed by one person in each of these roles */
            requiredRoles: string[];
            /** @description whose signature is still missing */
            missingRoles: string[];
            /**
             * @description signed: by some, not by all
             * @enum {string}
             */
            state: "proposed" | "signed" | "carriedOut" | "withdrawn" | "refused";
            signatures: components["schemas"]["JointSignature"][];
            /** @description who ended it, when it has ended */
            settled?: {
                by: string;
                /** Format: date-time */
                at: string;
                reason: string;
            };
            /** @description why it can be carried out no more: it is refused or taken back, and proposed anew */
            outdated?: string;
            /** @description what the caller may do with it now */
            may: {
                sign: boolean;
                refuse: boolean;
                withdraw: boolean;
            };
        };
        JointChangePage: {
            changes: components["schemas"]["JointChange"][];
            next?: string;
        };
        JointSignature: {
            name: string;
            role: string;
            /** Format: date-time */
            at: string;
            reason: string;
        };
        KnownAbsence: {
            reason: string;
            by: string;
            /** Format: date-time */
            time: string;
        };
        KnownAct: {
            /** @description letters and case count */
            seen: boolean;
            /** @description of a name that was not seen: the known one that is written most like it, where one is */
            like?: string;
        };
        KnownAs: {
            namespace: string;
            /** @description of one that the role may not see, only the end */
            value: string;
            /** Format: date-time */
            firstSeen: string;
            source: components["schemas"]["SourceRef"];
            /**
             * @description several people use it, so it joins nobody
             * @enum {boolean}
             */
            shared?: true;
            /** @enum {boolean} */
            hidden?: true;
        };
        /** @description milliseconds over the last minute */
        Latency: {
            p50: number;
            p95: number;
            p99: number;
            count: number;
        };
        Leanings: {
            /** @description for example p1042 */
            customer: string;
            /** @description in which her days and hours are meant; UTC where hers is not known */
            timezone: string;
            /** @description what she takes more often than chance would, surely enough */
            likes: components["schemas"]["Taste"][];
            /** @description most likely first */
            ways: components["schemas"]["WayLeaning"][];
            /** @description most likely first */
            messages: components["schemas"]["MessageLeaning"][];
            /** @description when she mostly comes */
            hour?: {
                hour: number;
                count: number;
                of: number;
                text: string;
            };
            joint?: {
                best: components["schemas"]["JointAnswer"];
                reasons: string[];
                next?: {
                    answer: components["schemas"]["JointAnswer"];
                    /** @description what is different, and why it is second */
                    text: string;
                };
                /** @description combinations that were scored */
                considered: number;
            };
            /** @description what is not known yet */
            unknown: string[];
        };
        LearnedContent: {
            edition: number;
            /** @description choices that were seen and wait for their time: a use counts at once, a silence after `answerMinutes` */
            waiting: number;
            answerMinutes: number;
            items: {
                key: string;
                title: string;
                kind: string;
                shown: number;
                answered: number;
                /** @description of an answer in a moment of which nothing speaks for it */
                chance: number;
                low: number;
                high: number;
                /** @description log-odds, with what 95 % of the belief lies between */
                weights: {
                    feature: string;
                    weight: number;
                    low: number;
                    high: number;
                }[];
            }[];
        };
        LinkStatistics: {
            pairs: {
                open: number;
                join: number;
                different: number;
                household: number;
                later: number;
            };
            model: {
                version: number;
                fittedAt: string | null;
            };
            /** @description how right the chances were, by what reviewers said */
            calibration: components["schemas"]["CalibrationBand"][];
            /** @description by what reviewers said: how many of the pairs from a chance on are one person (precision), and how many of the proposed pairs that are one person have it (recall); empty before the first word */
            quality: {
                /** @description 0 to 1 */
                from: number;
                /** @description proposed with this chance or a higher one, judged or not */
                pairs: number;
                /** @description with its 95 % interval */
                precision: {
                    /** @description 0 to 1 */
                    share: number;
                    /** @description 0 to 1 */
                    low: number;
                    /** @description 0 to 1 */
                    high: number;
                };
                /** @description with its 95 % interval */
                recall: {
                    /** @description 0 to 1 */
                    share: number;
                    /** @description 0 to 1 */
                    low: number;
                    /** @description 0 to 1 */
                    high: number;
                };
            }[];
            /** @description what would follow if all open pairs from a chance on were joined unseen */
            forecast: {
                /** @description 0 to 1 */
                from: number;
                pairs: number;
                /** @description wrong joins to be expected among them */
                expectedErrors: number;
            }[];
            joinFrom: number | null;
            runs: components["schemas"]["LinkageRun"][];
        };
        LinkageRun: {
            id: number;
            askedBy: string;
            /** Format: date-time */
            askedAt: string;
            beganAt: string | null;
            endedAt: string | null;
            records: number | null;
            pairsCompared: number | null;
            pairsFound: number | null;
            model: number | null;
            lessons: {
                /** @description words of reviewers that it was taught by */
                labels: number;
                /** @description mean bits missing to a label by the statistics alone, and as corrected by the other labels; absent of too few */
                surprise?: {
                    alone: number;
                    corrected: number;
                };
                /** @description scores are corrected by labels: they foretell labels left out better than the statistics alone */
                isCorrected: boolean;
            } | null;
            problem: string | null;
            rules: {
                name: string;
                pairs: number;
                pairsUsed: number;
                sizeMax: number;
            }[];
        };
        MadeDecision: {
            id: number;
            /** @enum {string} */
            kind: "split" | "join";
            by: string;
            reason: string;
            /** Format: date-time */
            time: string;
            /** @description the statistics that a join rests on beside a word */
            evidence?: {
                pair: number;
                chance: number;
                model: number;
            };
            undone?: {
                by: string;
                reason: string;
                /** Format: date-time */
                time: string;
            };
        };
        Mailing: {
            id: number;
            group?: number;
            audience?: number;
            /** @enum {string} */
            state: "planning" | "planned" | "cancelled";
            /** @description how many it was planned for so far */
            people: number;
            /** @description how many stand where, by state */
            messages: {
                [key: string]: number;
            };
            channels: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
            purpose: string;
            isPromotion: boolean;
            says: {
                subject?: string;
                text?: string;
                /** @description the key of a content item */
                content?: string;
            };
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
        };
        Mapping: {
            /** @description what each row is; segment: rows are Segment messages already */
            kind: "identify" | "track" | "page" | "screen" | "group" | "alias" | "segment";
            /** @description track: the event’s name; page and screen: the page’s name */
            event?: string | {
                /** @description column with the kind of event */
                column: string;
                values?: {
                    [key: string]: string;
                };
            };
            time?: {
                column: string | string[];
                /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                format?: string;
                /** @description time: the zone of local times, for example Europe/Lisbon */
                timezone?: string;
            } | {
                /**
                 * @description the rows say nothing of time: it is when they arrive
                 * @enum {boolean}
                 */
                now: true;
            };
            /** @description user_id, anonymous_id, email, phone, group_id, previous_id or any namespace of yours */
            identifiers?: {
                [key: string]: string | {
                    /** @description the column */
                    column: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    /** @description text with columns in braces: {first} {last} */
                    template: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    multiply: string[];
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                } | {
                    constant: string | number | boolean;
                };
            };
            /** @description what is known of the person */
            traits?: {
                [key: string]: string | {
                    /** @description the column */
                    column: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    /** @description text with columns in braces: {first} {last} */
                    template: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    multiply: string[];
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                } | {
                    constant: string | number | boolean;
                };
            };
            /** @description what is known of the event */
            properties?: {
                [key: string]: string | {
                    /** @description the column */
                    column: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    /** @description text with columns in braces: {first} {last} */
                    template: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    multiply: string[];
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                } | {
                    constant: string | number | boolean;
                };
            };
            /** @description parts of the context, for example campaign.source or locale */
            context?: {
                [key: string]: string | {
                    /** @description the column */
                    column: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    /** @description text with columns in braces: {first} {last} */
                    template: string;
                    /** @description what the value is; text when absent (number for revenue, total, price, quantity and their like) */
                    as?: "text" | "number" | "money" | "boolean" | "time" | "date" | "json" | "list" | "lower";
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                    /** @description time: iso, unix, unixMs, excel or a pattern such as dd.MM.yyyy HH:mm */
                    format?: string;
                    /** @description time: the zone of local times, for example Europe/Lisbon */
                    timezone?: string;
                    /** @description what to write for each text of the column; null leaves the field out */
                    values?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description what happens when the text is not such a value: the row is refused (when absent), or the text is kept as it is */
                    faulty?: "refuse" | "text";
                    /** @description written where the column is empty, or where `values` does not know its text */
                    otherwise?: string | number | boolean;
                } | {
                    multiply: string[];
                    /** @description the decimal mark of numbers; the mapping’s own when absent */
                    decimal?: "." | ",";
                } | {
                    constant: string | number | boolean;
                };
            };
            /** @description written into every event: into its properties (identify and group: traits), or context.… */
            constants?: {
                [key: string]: string | number | boolean;
            };
            /** @description columns that together make a row unique; absent: its whole content does */
            messageId?: string[] | {
                template: string;
            };
            money?: {
                currency?: string;
                /** @description column with the currency’s code */
                currencyColumn?: string;
            };
            /** @description the decimal mark of numbers; the mapping’s own when absent */
            decimal?: "." | ",";
            /** @description rows for which any of these holds are left out and counted as skipped */
            skipWhen?: {
                /** @description the column looked at */
                column: string;
                /** @description equal to one of these texts */
                is?: string[];
                /** @description true: is empty; false: is not */
                blank?: boolean;
                /** @description a regular expression */
                matches?: string;
                below?: number;
                above?: number;
            }[];
            /** @description changes every messageId, for loading rows a second time on purpose */
            edition?: string;
            /** @description how the file is to be read, where the recognition is wrong */
            file?: {
                format?: "csv" | "columns" | "ndjson" | "json" | "parquet";
                encoding?: "utf-8" | "windows-1252" | "utf-16le" | "utf-16be" | "ascii-so-far";
                delimiter?: string;
                quote?: "" | string;
                header?: boolean;
                skipLines?: number;
                ragged?: "refuse" | "pad";
            };
        };
        Message: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            type: "identify" | "track" | "page" | "screen" | "group" | "alias";
        } & {
            [key: string]: unknown;
        };
        MessageCounts: {
            states: {
                /** @enum {string} */
                state: "planned" | "held" | "sending" | "sent" | "refused" | "dropped" | "cancelled" | "failed" | "unsure";
                reason: string | null;
                messages: number;
            }[];
            receipts: {
                /** @enum {string} */
                receipt: "bounced" | "delivered" | "ignored" | "seen" | "used";
                messages: number;
            }[];
            /** @description channels that a stand-in takes now: nothing of them leaves the house */
            standIns: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
        };
        MessageLeaning: {
            /** @enum {string} */
            channel: "email" | "push" | "sms" | "whatsapp" | "post";
            /** @description posterior chance: hers, drawn to everybody’s the more, the less is known of her */
            share: number;
            answered: number;
            sent: number;
            /** @description how many others have orders that say it; absent where they are too few to say what others do */
            others?: number;
            /**
             * @description she said that she wants to be reached this way
             * @enum {boolean}
             */
            stated?: true;
            /**
             * @description why it is not among the options
             * @enum {string}
             */
            left?: "refused" | "noAddress";
            text: string;
        };
        MessageReason: {
            /** @description never changes: `quiet_hours`, `consent.unknown` */
            code: string;
            words: string;
            /**
             * Format: date-time
             * @description when time alone ends it
             */
            until?: string;
        };
        MessageStep: {
            /** Format: date-time */
            at: string;
            state: string;
            code: string;
            words: string;
            by: string;
            /**
             * @description by which it stands so; of one that was tried before the one that was taken, why not by it
             * @enum {string}
             */
            channel?: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
        };
        MomentChange: {
            signal: string;
            instead: string | null;
            insteadTitle?: string;
            words: string;
        };
        MomentChoice: {
            item: number;
            /** @description of the content, with `#` and the name of its wording where that is not its own */
            key: string;
            kind: string;
            title: string;
            rendition?: {
                [key: string]: unknown;
            };
            /** @description why, in plain words */
            reason?: string;
            /** @description names of the signals that it used */
            signals?: string[];
            /** @description of an answer, as far as is known */
            chance?: number;
            /** @description the chance with which it came to its place */
            propensity?: number;
            rule?: string;
            /** @description what the rule says for itself, else its name then */
            because?: string;
            override?: {
                by: string;
                reason: string;
            };
        };
        MomentContext: {
            visitNumber: number;
            route?: string;
            source?: string;
            campaign?: string;
            intents: {
                topic: string;
                /** @description what people call it */
                name: string;
                /** @description 0 to 1: how clearly she is about it now */
                strength: number;
                /** @description the newest first */
                signs: {
                    /** Format: date-time */
                    at: string;
                    /** @description of the event, or `search` */
                    name: string;
                    about: string;
                }[];
            }[];
            stage?: string;
            stageBecause?: string;
            /** @description its key in the tag standard */
            question?: string;
            questionName?: string;
            openProblem?: string;
            relationship?: string;
            /** @description whether anything at all is known of her */
            known: boolean;
        };
        MomentRejection: {
            key: string;
            /** @description as it is called now; absent where it is in use no more */
            title?: string;
            code: string;
            reason: string;
            /** @description what would let it through */
            wouldChange: string;
            rule?: string;
            ruleName?: string;
            chance?: number;
        };
        MomentRuleOutcome: {
            /**
             * Format: date-time
             * @description since when the rule stands as it does
             */
            since: string;
            by: string;
            reason: string;
            days: number;
            byRule: {
                shown: number;
                answered: number;
                share: number | null;
                low: number | null;
                high: number | null;
            };
            sinceThen: {
                shown: number;
                answered: number;
                share: number | null;
                low: number | null;
                high: number | null;
            };
            before: {
                shown: number;
                answered: number;
                share: number | null;
                low: number | null;
                high: number | null;
            };
        };
        MomentRules: {
            version: number;
            rules: {
                key: string;
                name: string;
                effect: string;
                words: string;
                isOff: boolean;
                rule: {
                    [key: string]: unknown;
                };
                /** @description the pieces that it names, as they are called now where they are in use */
                items: {
                    key: string;
                    title?: string;
                }[];
            }[];
        };
        MomentSignal: {
            name: string;
            words: string;
            value: unknown;
            /** @description what people call the topic or question that it is about */
            named?: string;
        };
        Money: {
            /** @description major units: 12.5 is twelve and a half euros */
            amount: number;
            /** @description ISO 4217 */
            currency: string;
        };
        NamedCustomerMessage: {
            /** @description the same on every attempt, and for whoever delivers it */
            id: string;
            /** @description for example p1042 */
            customer: string;
            /**
             * @description by which it goes, or went
             * @enum {string}
             */
            channel: "email" | "sms" | "push" | "inApp" | "call" | "post" | "employee";
            /** @description in the order in which they are tried */
            channels: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
            purpose: string;
            isPromotion: boolean;
            /** @description it answers a question of hers */
            isAnswer: boolean;
            product?: string;
            /**
             * @description `sending` is in the hands of who delivers it; `unsure` may have left when the product was killed, and is not sent again
             * @enum {string}
             */
            state: "planned" | "held" | "sending" | "sent" | "refused" | "dropped" | "cancelled" | "failed" | "unsure";
            /** @description why it is held, refused or dropped */
            reasons: components["schemas"]["MessageReason"][];
            says: {
                subject?: string;
                text?: string;
                /** @description the key of a content item */
                content?: string;
            };
            /**
             * Format: date-time
             * @description the moment it was wished for
             */
            at: string;
            /**
             * Format: date-time
             * @description of what waits: when it is looked at
             */
            dueAt?: string;
            /** Format: date-time */
            until?: string;
            /** @description the group that she must be in */
            group?: number;
            /** @description the audience that she must be in */
            audience?: number;
            mailing?: number;
            /** @description the notice rule that asked for it */
            rule?: string;
            /** @description who took it: smtp, webhook:3, inApp, console, standIn */
            via?: string;
            /** @description a stand-in took it: nothing left the house */
            isStandIn: boolean;
            /** Format: date-time */
            sentAt?: string;
            attempts: number;
            error?: string;
            /** @enum {string} */
            receipt?: "bounced" | "delivered" | "ignored" | "seen" | "used";
            /** Format: date-time */
            receiptAt?: string;
            madeBy: string;
            /** Format: date-time */
            madeAt: string;
            name: string | null;
        };
        NewApiToken: {
            /** @description shown in this answer only */
            token: string;
            id: number;
            name: string;
            /** @description the first letters, enough to tell tokens apart */
            hint: string;
            role: components["schemas"]["Role"];
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        NoticeRule: {
            key: string;
            title: string;
            enabled: boolean;
            when: {
                event: string;
                where: {
                    [key: string]: unknown;
                };
                /** @description a condition on the person, as groups have it; null for everybody */
                person: unknown;
            };
            channels: ("email" | "sms" | "push" | "inApp" | "call" | "post" | "employee")[];
            purpose: string;
            isPromotion: boolean;
            subject: string;
            text: string;
            content: string;
            freshMinutes: number;
            usefulHours: number;
        };
        NoticeRules: {
            rules: components["schemas"]["NoticeRule"][];
            /** @description 0 while it is as delivered */
            version: number;
            changedBy?: string;
            /** Format: date-time */
            changedAt?: string;
            reason?: string;
        };
        OpenAtFirm: {
            /** @description for example p1042 */
            customer: string;
            name: string;
            firm: components["schemas"]["FirmRef"];
            /** @enum {string} */
            kind: "case" | "complaint" | "repair" | "return";
            /** Format: date-time */
            since: string;
            title?: string;
            /** @description her own, where there are any */
            words?: string;
            channel?: string;
            eventId?: string;
            owner?: {
                name: string;
                /**
                 * @description named here, or by an event of the system that deals with it
                 * @enum {string}
                 */
                by: "colleague" | "event";
                namedBy?: string;
                /** Format: date-time */
                time: string;
            };
            /** @description who deals with it, or that nobody does, as a sentence */
            ownerWords: string;
        };
        Operations: {
            intake: components["schemas"]["Latency"] | null;
            processing: components["schemas"]["Latency"] | null;
            find: components["schemas"]["Latency"] | null;
            customer: components["schemas"]["Latency"] | null;
            timeline: components["schemas"]["Latency"] | null;
            live: components["schemas"]["Latency"] | null;
            queue: {
                inbox: number | null;
                warehouse: number | null;
                oldestSeconds: number;
            };
            engines: {
                postgres: components["schemas"]["EngineState"];
                warehouse: components["schemas"]["EngineState"];
            };
            process: {
                /** Format: date-time */
                startedAt: string;
                memoryBytes: number;
                version: string;
            };
            perSecond: {
                accepted: number;
                processed: number;
            };
        };
        /** @description scores given in answers: nps, csat, ces, rating or another */
        Opinion: {
            kind: string;
            count: number;
            mean: number;
            latest: number;
            /** Format: date-time */
            latestTime: string;
        };
        OtherValue: {
            value: unknown;
            source: components["schemas"]["SourceRef"];
            eventId: string;
            /** Format: date-time */
            time: string;
            /**
             * @description she said it, it was seen, or it was computed from what was seen
             * @enum {string}
             */
            method: "stated" | "observed" | "computed";
        };
        OwnDecision: {
            decision: string;
            /** Format: date-time */
            at: string;
            channel: string;
            place: string;
            /** @description what was chosen, by title, the first first; none where nothing was left */
            chosen: string[];
            /** @enum {string} */
            chosenBy: "likeliest" | "rule" | "colleague" | "usual" | "nothing";
            /** @description in plain words */
            why: string;
            /** @description its name */
            rule?: string;
            /** @description what the rule says for itself */
            because?: string;
            /** @description what was known of her and used */
            used: components["schemas"]["OwnUsedSignal"][];
        };
        OwnDecisions: {
            decisions: components["schemas"]["OwnDecision"][];
            /** Format: date-time */
            before?: string;
        };
        OwnHandle: {
            network: string;
            handle: string;
        };
        OwnPurpose: {
            /** @enum {string} */
            purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
            allowed: boolean;
            /** @description why: allowed.said, consent.unknown, channel.refused … */
            code: string;
            /**
             * Format: date-time
             * @description when she said what decides it
             */
            since?: string;
            /** @description false for what is part of what she asked for */
            mayRefuse: boolean;
            /** @description offers and news by each channel; empty elsewhere */
            channels: {
                /** @enum {string} */
                channel: "email" | "push" | "sms" | "whatsapp" | "post" | "phone";
                allowed: boolean;
                /** @description why: allowed.said, consent.unknown, channel.refused … */
                code: string;
                /**
                 * Format: date-time
                 * @description when she said what decides it
                 */
                since?: string;
            }[];
        };
        OwnRefusedSignal: {
            /** @description the name by which it is refused and allowed */
            signal: string;
            /** @description what it is: visitNumber, intent, trait …; `estimate` and `hidden` are told without a value */
            kind: string;
            /** @description which one of its kind: the topic, the field, the event */
            about?: string;
            /** @description the same in plain words */
            words: string;
            /** Format: date-time */
            at: string;
            /** @description said here; otherwise written down for her by a colleague */
            byHerself: boolean;
        };
        OwnSpace: {
            /**
             * Format: date-time
             * @description when this link ends
             */
            expiresAt: string;
            relationship: {
                /** @enum {string} */
                relationship?: "justBasics" | "keepMePosted" | "helpMe" | "workWithMe" | "leaveMeBe";
                /** @description she chose it; otherwise we read it from what she does */
                isStated: boolean;
                /** Format: date-time */
                since?: string;
            };
            purposes: components["schemas"]["OwnPurpose"][];
            /** @description her names on social networks, as far as they are linked to her */
            handles: components["schemas"]["OwnHandle"][];
            /** @description where she can link a name of hers */
            networks: {
                network: string;
                label: string;
            }[];
            /** @description what must not be used in decisions about her, the newest first */
            refused: components["schemas"]["OwnRefusedSignal"][];
            /**
             * @description what was just said is kept and not worked in yet
             * @enum {boolean}
             */
            isWaiting?: true;
        };
        OwnSpaceEnded: {
            /** @description how many links have ended */
            links: number;
        };
        OwnSpaceLink: {
            /** @description the address of her own space, with its secret behind the `#`; told once */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        OwnUsedSignal: {
            /** @description the name by which it is refused and allowed */
            signal: string;
            /** @description what it is: visitNumber, intent, trait …; `estimate` and `hidden` are told without a value */
            kind: string;
            /** @description which one of its kind: the topic, the field, the event */
            about?: string;
            /** @description the same in plain words */
            words: string;
            value?: boolean | number | string;
            /** @description false for what is no fact about her */
            mayRefuse: boolean;
        };
        OwnedProduct: {
            /** @description `thing` for GET /v1/customers/{id}/evidence */
            number: number;
            label: string;
            /** @description serial number, or which product it is; absent where the role may not see it */
            serial?: string;
            currency: string;
            /** Format: date-time */
            since?: string;
            /** @description its price less wear, major units; 0 where no price is known */
            hardware: number;
            /** @description what the services that are on bring within the horizon */
            services: number;
            /** @description more or less by how its owner fares with it */
            experience: number;
            /** @description the three together */
            total: number;
            /** @description how she fares with it, between -1 and 1 */
            reading: number;
            isPriceKnown: boolean;
            active: components["schemas"]["ActiveService"][];
            /** @description services that count nothing */
            left: {
                name: string;
                /** @enum {string} */
                reason: "off" | "otherCurrency";
            }[];
            /** @description of the last year */
            signals: {
                /** @enum {string} */
                kind: "failed" | "fault" | "mended" | "opinion" | "repair" | "use" | "warning";
                count: number;
            }[];
            /** @description quarters, oldest first, and now */
            trend: components["schemas"]["ProductWorth"][];
            /** @description the three parts in words */
            text: string;
        };
        OwnedProducts: {
            /** @description for example p1042 */
            customer: string;
            horizonDays: number;
            /** @description the most worth first */
            products: components["schemas"]["OwnedProduct"][];
            /** @description what the numbers rest on and nobody has confirmed yet */
            assumptions: string[];
            rules: {
                wearPercentAYear: number;
                floorPercent: number;
                serviceAMonthAssumed: number;
                servicesKeptPercentAYear: number;
                experiencePercent: number;
                experienceHalfLifeDays: number;
            };
        };
        PageCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            name?: string;
            category?: string;
            properties?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        PartyRole: "customer" | "supplier" | "partner" | "competitor" | "agency" | "advocate";
        PeopleBehind: {
            /** @description how many there are: the figure itself, or what it is a share or a mean of */
            people: number;
            /** @description over all of them, not only over this page */
            sums: {
                [key: string]: number;
            };
            /** @description of amounts, which are in major units, where all have the same */
            currency?: string;
            /** @description the figure was made from a sample: one person in so many */
            oneIn?: number;
            rows: components["schemas"]["PersonBehind"][];
            /** @description `from` of the next page */
            next?: number;
        };
        /** @enum {string} */
        Permission: "audit.read" | "changes.read" | "changes.sign" | "consent.read" | "content.confirm" | "content.edit" | "content.read" | "delivery.edit" | "fields.edit" | "firms.edit" | "firms.read" | "groups.edit" | "identity.decide" | "imports.edit" | "messages.read" | "messages.send" | "moments.decide" | "moments.edit" | "moments.read" | "operations.read" | "ownSpace.give" | "people.edit" | "people.export" | "people.read" | "people.reveal" | "people.search" | "quarantine.edit" | "quarantine.read" | "service.edit" | "settings.edit" | "settings.read" | "sources.edit" | "sources.read" | "users.edit" | "value.edit" | "value.read";
        PermissionAnswers: {
            source: components["schemas"]["SourceRef"];
            yes: number;
            no: number;
        };
        PermissionOfEveryone: {
            /** @description to open the people behind it */
            scope: string;
            /** @description as a firm would write it: email_marketing; one of the names in use where it is of the firm’s own */
            name: string;
            purposes: ("service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social")[];
            /** @description none: all of them */
            channels: string[];
            /**
             * @description being written to at all; the sale or sharing of data
             * @enum {string}
             */
            about?: "contact" | "sale";
            yes: number;
            no: number;
            silent: number;
            sources: components["schemas"]["PermissionAnswers"][];
        };
        PermissionSignal: {
            identifier: components["schemas"]["IdentifierRef"];
            purpose: string;
            granted: boolean;
            /** Format: date-time */
            time: string;
            source: components["schemas"]["SourceRef"];
            eventId: string;
            /** @description how it was said */
            signal: string;
        };
        /** @description one thing that she said, and where */
        PermissionWord: {
            /** @description what she was asked or what was said, in the words it came in: email_marketing */
            name: string;
            granted: boolean;
            /** Format: date-time */
            time: string;
            /** Format: date-time */
            until?: string;
            source: components["schemas"]["SourceRef"];
            eventId: string;
            identifier: components["schemas"]["IdentifierRef"];
            /** @description how it was said: preference, unsubscribe, consent, gpc, tcf, gpp, trait */
            signal: string;
        };
        PermissionsOfEveryone: {
            people: number;
            /** Format: date-time */
            countedAt: string;
            /** @description false while people of an earlier release are still being counted in */
            isComplete: boolean;
            rows: components["schemas"]["PermissionOfEveryone"][];
            /** @description delicate signals of the last 30 days that were not kept, because nobody had agreed */
            withheld: {
                source: components["schemas"]["SourceRef"];
                purpose: string;
                /** @enum {string} */
                part: "event" | "fields";
                events: number;
            }[];
        };
        /** @description one of the people behind a figure */
        PersonBehind: {
            /** @description who she is now: another number than at the time when she has been joined with somebody since */
            id: string;
            /** @description the number she had when the figure was made, where it is another now; for example p1042 */
            at?: string;
            name: string | null;
            photo?: string;
            place?: string;
            /** Format: date-time */
            lastSeen?: string;
            /** @description what she adds to the figure: the same names as in `sums`, and others that belong to her alone */
            values: {
                [key: string]: number;
            };
            days?: {
                [key: string]: string;
            };
            currency?: string;
        };
        PersonIntents: {
            intents: {
                topic: string;
                /** @description what people call it */
                name: string;
                /** @description 0 to 1: how clearly she is about it now */
                strength: number;
                /** @description the newest first */
                signs: {
                    /** Format: date-time */
                    at: string;
                    /** @description of the event, or `search` */
                    name: string;
                    about: string;
                }[];
            }[];
            stage?: string;
            stageBecause?: string;
            question?: string;
            questionName?: string;
        };
        PersonReading: {
            level: components["schemas"]["ReadingLevel"];
            reason: {
                /** @enum {string} */
                code: "problemOpen" | "problemLately" | "badOpinion" | "goodOpinion" | "notSeen" | "seen" | "tooLittle";
                /** @description the same as a sentence */
                words: string;
                /** Format: date-time */
                time?: string;
                kind?: string;
                score?: number;
            };
        };
        PolicyValues: {
            place: string;
            decisions: number;
            asItIs: {
                value: number | null;
                low?: number;
                high?: number;
                effectiveDecisions: number;
            };
            /** @description what would have come of it, from decisions that were drawn: inverse propensity, self-normalised, doubly robust */
            policies: {
                policy: string;
                byPropensity: {
                    value: number | null;
                    low?: number;
                    high?: number;
                    effectiveDecisions: number;
                };
                normalised: {
                    value: number | null;
                    low?: number;
                    high?: number;
                    effectiveDecisions: number;
                };
                doublyRobust: {
                    value: number | null;
                    low?: number;
                    high?: number;
                    effectiveDecisions: number;
                };
            }[];
        };
        /** @description how one would kindly ask for it */
        PoliteQuestion: {
            question: components["schemas"]["InBothLanguages"];
            /**
             * @description the touch point that could best ask it; absent where there is none that she allows and comes to
             * @enum {string}
             */
            at?: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "survey" | "push" | "sms" | "whatsapp" | "post";
            alsoAt: ("web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "survey" | "push" | "sms" | "whatsapp" | "post")[];
            /** @description where the gate does not let it be asked, and why */
            notAt: {
                /** @enum {string} */
                channel: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "survey" | "push" | "sms" | "whatsapp" | "post";
                code: string;
                words: string;
            }[];
            /** @description possible answers; any text where there are none */
            answers?: string[];
        };
        PostHogAccepted: {
            /** @enum {number} */
            status: 1;
        };
        /** @description the same under the names that e-mail platforms use */
        PredictiveAnalytics: {
            /** @description what was spent in `currency`, net */
            historic_clv: number;
            predicted_clv: number | null;
            total_clv: number | null;
            historic_number_of_orders: number;
            predicted_number_of_orders: number | null;
            average_order_value: number | null;
            average_days_between_orders: number | null;
            churn_probability: number | null;
            expected_date_of_next_order: string | null;
        };
        Preference: {
            attribute: string;
            value: string;
            count: number;
            of: number;
        };
        Preferences: {
            /** @description for example p1042 */
            customer: string;
            /** @description choices made, at least: those whose details are kept */
            choices: number;
            /** @description the strongest first */
            tastes: components["schemas"]["Taste"][];
            /** @description why nothing is known yet */
            unknown?: string;
        };
        PriceFloorList: {
            floors: {
                product: string;
                price: components["schemas"]["Money"];
                by: string;
                /** Format: date-time */
                time: string;
            }[];
        };
        Problem: {
            at: string;
            message: string;
        };
        ProductWorth: {
            /** Format: date-time */
            time: string;
            /** @description its price less wear, major units; 0 where no price is known */
            hardware: number;
            /** @description what the services that are on bring within the horizon */
            services: number;
            /** @description more or less by how its owner fares with it */
            experience: number;
            /** @description the three together */
            total: number;
        };
        ProfileCursor: {
            url: string;
            has_more: boolean;
            /** @description empty on the last page */
            next: string;
            limit: number;
        };
        ProfileEvents: {
            data: {
                external_ids: {
                    collection: string;
                    encoding: string;
                    id: string;
                    type: string;
                }[];
                context: unknown;
                type: string;
                message_id: string;
                source_id: string;
                /** Format: date-time */
                timestamp: string;
                properties?: unknown;
                traits?: unknown;
                event?: string;
                name?: string;
                related: {
                    users: string;
                };
            }[];
            cursor: components["schemas"]["ProfileCursor"];
        };
        ProfileExternalIds: {
            data: {
                source_id: string;
                collection: string;
                encoding: string;
                id: string;
                type: string;
                /** Format: date-time */
                created_at: string;
            }[];
            cursor: components["schemas"]["ProfileCursor"];
        };
        ProfileLinks: {
            data: {
                to_collection: string;
                external_ids: {
                    collection: string;
                    encoding: string;
                    id: string;
                    type: string;
                    source_id: string;
                    /** Format: date-time */
                    created_at: string;
                }[];
            }[];
            cursor: components["schemas"]["ProfileCursor"];
        };
        ProfileMetadata: {
            metadata: {
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                updated_at: string;
                expires_at: null;
                first_message_id: string | null;
                first_source_id: string | null;
                last_message_id: string | null;
                last_source_id: string | null;
            };
        };
        ProfileTraits: {
            /** @description with verbose=true, each with its source and time */
            traits: {
                [key: string]: unknown;
            };
            cursor: components["schemas"]["ProfileCursor"];
        };
        ProfitLine: {
            /** @enum {string} */
            kind: "margin" | "care" | "discount" | "advocacy";
            /** @enum {string} */
            care?: "call" | "case" | "chat" | "complaint" | "repair" | "return";
            text: string;
            /** @description visits or dealings with care that are expected, or friends counted */
            count?: number;
            /** @description what one of them brings or costs, major units */
            each?: number;
            /** @description major units; what it costs is below zero */
            amount: number;
        };
        Pull: {
            id: number;
            sourceId: number;
            /** @description `{cursor}` in it is replaced by the cursor */
            url: string;
            everySeconds: number;
            /** @description dotted path to the rows in a JSON answer; empty for the whole answer */
            rows: string;
            cursorField?: string;
            cursor: string | null;
            mapping: components["schemas"]["Mapping"];
            enabled: boolean;
            nextAt: string | null;
            lastAt: string | null;
            lastOkAt: string | null;
            createdAt: string | null;
            failures: number;
            error: string | null;
            rowsAccepted: number;
            rowsKnown: number;
            rowsRefused: number;
            createdBy: string;
        };
        /** @enum {string} */
        Purpose: "service" | "advice" | "marketing" | "analysis" | "advertising" | "location" | "searches" | "social";
        PurposePermission: {
            purpose: components["schemas"]["Purpose"];
            /**
             * @description what it needs where she lives: nothing, no refusal, or her yes
             * @enum {string}
             */
            ground: "contract" | "relationship" | "agreement";
            allowed: boolean;
            /** @description why: allowed.said, consent.unknown, channel.refused … */
            code: string;
            /** @description the same as a sentence */
            words: string;
            said?: components["schemas"]["PermissionWord"];
            /** @description messages by each channel; empty where a purpose sends none */
            channels: components["schemas"]["ChannelPermission"][];
        };
        QuarantineAnswer: {
            total: number;
            byReason: {
                reason: string;
                count: number;
            }[];
            items: components["schemas"]["QuarantineItem"][];
            /** @description `before` of the page that follows */
            next?: number;
        };
        QuarantineItem: {
            id: number;
            /** Format: date-time */
            receivedAt: string;
            source: {
                id: number;
                name: string | null;
            };
            /** @description the code of the error */
            reason: string;
            message: string;
            /** @description where in the event */
            at: string;
            /** @description the event as an object, or its text where it is not JSON */
            event: unknown;
            readable: boolean;
            attempts: number;
            editedBy: string | null;
        };
        RawEvent: {
            event: {
                [key: string]: unknown;
            };
            source: components["schemas"]["SourceRef"];
            /** Format: date-time */
            receivedAt: string;
            /** @description for example p1042 */
            customer: string;
            identifier?: components["schemas"]["IdentifierRef"];
        };
        Readiness: {
            ready: boolean;
            postgres: boolean;
            warehouse: boolean;
        };
        /**
         * @description from worst to best; unknown where too little is known
         * @enum {string}
         */
        ReadingLevel: "strained" | "troubled" | "quiet" | "steady" | "warm" | "unknown";
        /** @description what became of each event; asked for by `receipt=1` */
        Receipt: {
            /** @description false when no event of the request can be used */
            success: boolean;
            receiptId: string;
            /** @description what became of each event, in their order */
            events: components["schemas"]["EventOutcome"][];
            /**
             * @description on disk, but not worked off yet: what becomes of each event is not known
             * @enum {boolean}
             */
            pending?: true;
            message?: string;
            error?: {
                code: string;
                message: string;
            };
        };
        RecordRef: {
            /** @description for example p1042 */
            id: string;
            name: string | null;
        };
        RefusalCount: {
            /** @description consent.unknown, attention.spent, quiet_hours … */
            code: string;
            /** @description moment, message, webhook, export or audience */
            asker: string;
            purpose: string;
            channel: string;
            count: number;
        };
        RefusedAct: {
            id: number;
            /** Format: date-time */
            time: string;
            /** @description for example p1042 */
            customer?: string;
            /** @description for those who may see people */
            name?: string;
            code: string;
            words: string;
            asker: string;
            purpose: string;
            channel: string;
            /** @description the key of the content, of the notice rule or of the message; of what is handed out, for what */
            item?: string;
            /** @description of the content, while it is in use */
            title?: string;
            /** Format: date-time */
            until?: string;
        };
        RefusedBecause: {
            /** @enum {string} */
            code: "shared_identifier" | "limit_reached" | "not_permitted" | "taken_back" | "no_own_word" | "held_by_another" | "nothing_says_one" | "names_differ" | "split_by_decision";
            /** @description what several people use, or of which one person would have too many */
            namespace?: string;
            /** @description the most of it that one person may have */
            most?: number;
            /** @description the decision that keeps both sides apart */
            decision?: number;
        };
        RefusedSignals: {
            signals: {
                signal: string;
                /** @description the topic, of a refused intent */
                named?: string;
                by: string;
                /**
                 * @description she said so in her own space
                 * @enum {boolean}
                 */
                byHerself?: true;
                /** Format: date-time */
                at: string;
                reason: string;
            }[];
        };
        RelationshipWanted: {
            /** @enum {string} */
            relationship?: "justBasics" | "keepMePosted" | "helpMe" | "workWithMe" | "leaveMeBe";
            /** @description she chose it; otherwise it is read from what she does */
            isStated: boolean;
            reason: string;
            /** Format: date-time */
            time?: string;
            source?: components["schemas"]["SourceRef"];
            eventId?: string;
        };
        Replayed: {
            /** @description how many events are tried again */
            replayed: number;
            /** @description how many stay because they are still no JSON; mend them first */
            unreadable?: number;
        };
        ReplayedDecision: {
            without: string[];
            choices: components["schemas"]["MomentChoice"][];
            rejected?: components["schemas"]["MomentRejection"][];
            rejectedInAll?: number;
            signals?: components["schemas"]["MomentSignal"][];
            wouldChange?: components["schemas"]["MomentChange"][];
            context?: components["schemas"]["MomentContext"];
            /** @description whether something else comes first */
            changes: boolean;
            /** @description what could not be had as it was */
            notes: string[];
        };
        RetiredField: {
            field: string;
            label: string;
            source: {
                id: number;
                name?: string;
            };
            by: string;
            /** Format: date-time */
            at: string;
            reason: string;
        };
        RevealedField: {
            field: string;
            trait?: components["schemas"]["Trait"];
            identifiers: components["schemas"]["KnownAs"][];
        };
        /** @enum {string} */
        Role: "clerk" | "agent" | "accountManager" | "supervisor" | "sponsor" | "marketer" | "analyst" | "steward" | "engineer" | "cmo" | "cio" | "admin";
        RoleInWords: {
            name: components["schemas"]["Role"];
            permissions: components["schemas"]["Permission"][];
        };
        RulePreview: {
            words: string;
            people: number;
            /** @description how many people the rule was tried on */
            looked: number;
            holds: number;
            /** @description of how many of them it cannot be said */
            unknown: number;
            /** @description of all people */
            estimate: number;
            low: number;
            /** @description between the two with 19 chances in 20 */
            high: number;
        };
        SaidBy: {
            source?: components["schemas"]["SourceRef"];
            colleague?: string;
        };
        SaidOfHousehold: {
            /** @description the reviewer who said it of both */
            by: string;
            /** Format: date-time */
            time: string;
            reason: string;
        };
        SavedMapping: {
            name: string;
            mapping: components["schemas"]["Mapping"];
            columns: string[];
            savedBy: string;
            /** Format: date-time */
            savedAt: string;
        };
        ScoredItem: {
            id: string;
            rank: number;
            /** @description sum of the weights of what is known of it; 0 is as good as any */
            score: number;
            /** @description false where none of her choices was about anything that it is */
            known: boolean;
            /** @description the strongest first */
            evidence: components["schemas"]["Taste"][];
            /** @description why it stands here, in plain words */
            text: string;
        };
        ScoredItems: {
            /** @description for example p1042 */
            customer: string;
            /** @description best first */
            items: components["schemas"]["ScoredItem"][];
        };
        ScreenCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            name?: string;
            category?: string;
            properties?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description what was searched for before or during a visit, where it may be kept */
        SearchMade: {
            term: string;
            origin: string;
            /** Format: date-time */
            time: string;
            source: components["schemas"]["SourceRef"];
            eventId: string;
        };
        ServiceFloorState: {
            points: {
                replyHours: number;
                humanMinutes: number;
                refundDays: number;
                repairDays: number;
                freeReturns: boolean;
            };
            /** @description 0 while it is as delivered */
            version: number;
            changedBy?: string;
            /** Format: date-time */
            changedAt?: string;
            reason?: string;
            proposal?: {
                id: number;
                points: {
                    replyHours: number;
                    humanMinutes: number;
                    refundDays: number;
                    repairDays: number;
                    freeReturns: boolean;
                };
                proposedBy: string;
                reason: string;
                /** @description the floor was changed since: it can be carried out no more */
                isOutdated: boolean;
            };
        };
        /** @description what a group has beyond the floor */
        ServiceLevel: {
            points: {
                replyHours?: number;
                humanMinutes?: number;
                refundDays?: number;
                repairDays?: number;
                freeReturns?: boolean;
            };
            adds: string[];
        };
        Session: {
            user: components["schemas"]["SessionUser"];
            permissions: components["schemas"]["Permission"][];
            /**
             * @description nothing else is allowed before
             * @enum {boolean}
             */
            mustSetPassword?: true;
        };
        SessionUser: {
            id: number;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            /** @description the page of the console that this role begins with */
            home: string;
        };
        Setting: {
            key: string;
            title: string;
            description: string;
            schema: {
                [key: string]: unknown;
            };
            value: unknown;
            default: unknown;
            /** @description a permission that changing it needs besides settings.edit */
            alsoNeeds?: string;
            /** @description 0 while it is as delivered */
            version: number;
            changedBy?: string;
            /** Format: date-time */
            changedAt?: string;
            reason?: string;
            /** @description members that the caller’s role does not see: ••• stands for each of them, and for the reasons of changes; such a role cannot change it */
            hidden?: string[];
            /** @description what is wrong with the stored value, in which case the default holds */
            problems?: components["schemas"]["Problem"][];
        };
        SettingVersion: {
            version: number;
            value: unknown;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            reason: string;
            /** @description the version whose value was brought back */
            restores?: number;
            /** @description members that the caller’s role does not see: ••• stands for each of them, and for the reasons of changes; such a role cannot change it */
            hidden?: string[];
        };
        /** @description who said which of the values is right */
        Settled: {
            by: string;
            /** Format: date-time */
            time: string;
            reason: string;
        };
        SettledTrait: {
            /** @description for example p1042 */
            customer: string;
            trait: string;
            value: unknown;
            source: components["schemas"]["SourceRef"];
        };
        SingleView: {
            share: number | null;
            /** @description whole and not yet; records that are likely one person’s are one customer */
            customers: number;
            whole: number;
            notYet: number;
            /** @description why customers are not yet whole, the most frequent first; one who lacks several things is in each */
            reasons: components["schemas"]["SingleViewReason"][];
            leftOut: {
                /** @description browsers, devices, codes and names on social networks behind which nobody is known */
                unknown: number;
                /** @description further records of customers who are counted once */
                countedWithAnother: number;
            };
            definition: components["schemas"]["SingleViewDefinition"];
            measuredAt: string | null;
            everybodyAt: string | null;
            /** @description people who have changed and are still to be looked at */
            waiting: number;
            /** @description how far everybody has been looked at by this definition, 0 to 1; absent when it is done: until then the share is of both */
            counting?: number;
            /** @description how it stood at the end of each day, oldest first; of today, as it stands */
            days: components["schemas"]["SingleViewDay"][];
        };
        SingleViewCustomer: {
            /** @description for example p1042 */
            id: string;
            /** @description the number under which she was counted, where she has been joined with somebody since */
            at?: string;
            name: string | null;
            photo?: string;
            place?: string;
            /** Format: date-time */
            lastSeen?: string;
            /** @description all that are likely hers, the one she stands under first */
            records: components["schemas"]["RecordRef"][];
            reasons: components["schemas"]["SingleViewGap"][];
        };
        SingleViewDay: {
            /**
             * Format: date
             * @description UTC
             */
            day: string;
            share: number | null;
            whole: number;
            notYet: number;
        };
        /** @description when a customer counts as seen whole */
        SingleViewDefinition: {
            /** @description the definition in sentences */
            words: string[];
            /** @description none: sources are not asked for */
            expected: components["schemas"]["ExpectedSource"][];
            freshDays: number | null;
            /** @description on which sources may not disagree unsettled */
            traits: string[];
            /** @description two reviewers who differ are a conflict */
            reviewersAgree: boolean;
            /** @description of the setting `wholeness.definition`; 0: as it comes with the product */
            version: number;
        };
        /** @description why a customer is not yet whole, with what mends it */
        SingleViewGap: {
            /**
             * @description `likely_pair`: another record is likely hers and nobody has said yet; `reviewers_differ`: two reviewers say different things of a pair of hers; `source_missing`: a source that is expected does not know her; `source_stale`: what it last said is old; `not_fresh`: no source has said anything of her for too long; `trait_open`: sources disagree on a trait and nobody settled it
             * @enum {string}
             */
            reason: "likely_pair" | "reviewers_differ" | "source_missing" | "source_stale" | "not_fresh" | "trait_open";
            /** @description for `/v1/joins/pairs/{id}` */
            pair?: number;
            /** @description the two of the pair */
            records?: components["schemas"]["RecordRef"][];
            source?: components["schemas"]["SourceRef"];
            /** Format: date-time */
            last?: string;
            /** @description absent where the role may not see it */
            trait?: string;
            /** @description for example p1042 */
            record?: string;
        };
        SingleViewPeople: {
            /** @description how many there are: the number that was opened */
            customers: number;
            items: components["schemas"]["SingleViewCustomer"][];
            /** @description `after` of the page that follows */
            next?: string;
        };
        SingleViewReason: {
            /**
             * @description `likely_pair`: another record is likely hers and nobody has said yet; `reviewers_differ`: two reviewers say different things of a pair of hers; `source_missing`: a source that is expected does not know her; `source_stale`: what it last said is old; `not_fresh`: no source has said anything of her for too long; `trait_open`: sources disagree on a trait and nobody settled it
             * @enum {string}
             */
            reason: "likely_pair" | "reviewers_differ" | "source_missing" | "source_stale" | "not_fresh" | "trait_open";
            customers: number;
        };
        Source: {
            id: number;
            name: string;
            /** @enum {string} */
            channel: "web" | "app" | "store" | "kiosk" | "phone" | "email" | "chat" | "social" | "catalogue" | "print" | "product" | "partner" | "survey" | "own" | "server";
            /** @enum {string} */
            kind: "sdk" | "file" | "pull" | "webhook";
            marketingOwner: string;
            technologyOwner: string;
            /** @description zone of local times in its files */
            timezone: string;
            currency: string | null;
            enabled: boolean;
            /** Format: date-time */
            createdAt: string;
            eventsLastDay: number;
            lastEventAt: string | null;
            /** @description how far behind a pull is */
            lagSeconds?: number;
            /** @description what went wrong lately, in words */
            errors?: string[];
        };
        SourceKey: {
            id: number;
            /** @description the first letters, enough to tell keys apart */
            prefix: string;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            works: boolean;
        };
        SourceRef: {
            id: number;
            name: string;
        };
        SplitAnswer: {
            decision: number;
            /** @description for example p1042 */
            kept: string;
            /** @description for example p1042 */
            separated: string;
            /** @description further people, whom earlier splits keep apart from the two */
            alsoApart: string[];
        };
        /** @description a way to the world outside */
        StandIn: {
            id: string;
            /**
             * @description the real one, a stand-in for it, or not there yet
             * @enum {string}
             */
            state: "real" | "standIn" | "missing";
            name: string;
            /** @description what happens here today */
            what: string;
            /** @description how the real one is set */
            howToReplace: string;
        };
        /** @description what she stated of herself */
        StatedText: {
            text: string;
            /** Format: date-time */
            time: string;
            source: components["schemas"]["SourceRef"];
            eventId: string;
        };
        StockCount: {
            product: string;
            /** @description absent: everywhere */
            place?: string;
            quantity: number;
            /** Format: date-time */
            time: string;
        };
        StockList: {
            counts: components["schemas"]["StockCount"][];
            /** @description how many counts there are */
            total: number;
        };
        TagStandard: {
            stages: {
                key: string;
                name: string;
            }[];
            questions: {
                key: string;
                name: string;
                stages: string[];
            }[];
            products: {
                key: string;
                name: string;
            }[];
            occasions: {
                key: string;
                name: string;
            }[];
            devices: {
                key: string;
                name: string;
            }[];
            moods: {
                key: string;
                name: string;
            }[];
            topics: {
                key: string;
                name: string;
            }[];
        };
        TagSuggestion: {
            /** @enum {string} */
            kind: "question" | "stage" | "product" | "occasion" | "device" | "mood" | "topic";
            /** @description a key of the tag standard */
            value: string;
            name: string;
            /** @description the words of the item that speak of it */
            because: string[];
            /**
             * @description what became of it
             * @enum {string}
             */
            state?: "suggested" | "confirmed" | "refused";
        };
        TagSuggestions: {
            suggestions: components["schemas"]["TagSuggestion"][];
        };
        /** @description what her choices say of one value of an attribute */
        Taste: {
            attribute: string;
            /** @description `yes` or `no` where the attribute is something that a thing has or has not */
            value: string;
            /** @description how often she chose it */
            chosen: number;
            /** @description how often it was offered beside something else */
            offered: number;
            /** @description how often somebody without a taste would have chosen it */
            byChance: number;
            /** @description log-odds above chance; above zero she likes it */
            weight: number;
            /** @description how sure it is that she takes it more often than chance would, 0 to 1 */
            sureness: number;
            /** @description chosen quiet 5 of 5 */
            text: string;
        };
        TimelineEntry: {
            /** @description for GET /v1/events/{eventId} */
            eventId: string;
            /** Format: date-time */
            time: string;
            /**
             * @description its source stated a day and no time of it
             * @enum {boolean}
             */
            dateOnly?: true;
            /** Format: date-time */
            receivedAt: string;
            /** @description visit, order, care, words, opinion, search, product, message, profile; or page, track … */
            kind: string;
            name: string;
            title: string;
            detail?: string;
            channel: string;
            source: components["schemas"]["SourceRef"];
            identifier: components["schemas"]["IdentifierRef"];
            money?: components["schemas"]["Money"];
            device?: string;
        };
        TimelinePage: {
            entries: components["schemas"]["TimelineEntry"][];
            /** @description `before` of the page that follows; absent on the last */
            next?: string;
            /** @description the timeline is this far behind; absent when it keeps up */
            historyBehindSeconds?: number;
        };
        TrackCall: {
            /** @description your number of the customer; this or anonymousId */
            userId?: string;
            /** @description a visitor or device without a name yet */
            anonymousId?: string;
            /** @description unique in this source: a repeat of it changes nothing */
            messageId?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            timestamp?: string;
            context?: {
                [key: string]: unknown;
            };
            /** @description Order Completed */
            event: string;
            properties?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Trait: {
            name: string;
            value: unknown;
            source: components["schemas"]["SourceRef"];
            eventId: string;
            /** Format: date-time */
            time: string;
            /**
             * @description she said it, it was seen, or it was computed from what was seen
             * @enum {string}
             */
            method: "stated" | "observed" | "computed";
            ageDays: number;
            /** @description why this value counts and not another */
            rule: string;
            settled?: components["schemas"]["Settled"];
            /**
             * @description values disagree and nobody settled it, or a settlement holds; absent where there is nothing to settle
             * @enum {string}
             */
            state?: "open" | "settled";
            /**
             * @description the role may not see the value, which is null
             * @enum {boolean}
             */
            hidden?: true;
            /** @description what other sources say */
            others: components["schemas"]["OtherValue"][];
        };
        TriedMoment: {
            choices: components["schemas"]["MomentChoice"][];
            rejected?: components["schemas"]["MomentRejection"][];
            rejectedInAll?: number;
            signals?: components["schemas"]["MomentSignal"][];
            wouldChange?: components["schemas"]["MomentChange"][];
            context?: components["schemas"]["MomentContext"];
            default: boolean;
            defaultBecause?: string;
        };
        TriedMoments: {
            asItIs: components["schemas"]["TriedMoment"];
            withRules?: components["schemas"]["TriedMoment"];
        };
        UndoAnswer: {
            decision: number;
            customers: string[];
        };
        UploadedFile: {
            fileId: string;
            name: string;
            format: string;
            encoding: string;
            compression: string;
            delimiter?: string;
            header?: boolean;
            bytes: number;
            /** @description where the format says so (Parquet) */
            rows?: number;
            columns: components["schemas"]["FileColumn"][];
            suggestion: components["schemas"]["Mapping"];
            /** @description mappings that were saved for a file with these columns */
            savedMappings: components["schemas"]["SavedMapping"][];
            /** @description rows of the beginning that could not be read */
            problems: components["schemas"]["FileProblem"][];
        };
        User: {
            id: number;
            email: string;
            name: string;
            role: components["schemas"]["Role"];
            disabled: boolean;
            hasPassword: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSeenAt?: string;
        };
        ValueDriver: {
            /** @enum {string} */
            kind: "rhythm" | "silence" | "newcomer" | "frequency" | "spend" | "notCounted" | "care" | "web" | "app" | "contact" | "choices" | "season" | "began";
            /**
             * @description whether it makes her worth more or less than most
             * @enum {string}
             */
            direction: "up" | "down" | "none";
            text: string;
            /** @description the same of everybody: days, visits, or the median over people of what each spends a visit, major units */
            others?: number;
            /** @description days of the last ninety on which she gave this sign */
            count?: number;
            /** @description season: how many visits the days ahead see, over as many of an even year; began: how many times as often as everybody those come who first bought in this channel */
            times?: number;
            /** @description began: the channel of her first purchase */
            channel?: string;
        };
        ValueField: {
            /** @description its address: kind, source, event and path */
            field: string;
            label: string;
            /**
             * @description event: how often and how recently events of a name came
             * @enum {string}
             */
            sort: "trait" | "property" | "context" | "event";
            event: string;
            path: string;
            source: {
                id: number;
                name?: string;
            };
            /**
             * @description identifier: names people, says nothing of them
             * @enum {string}
             */
            kind: "number" | "date" | "text" | "yesNo" | "identifier";
            /** @description share of people of whom it is known */
            known: number;
            distinct: number;
            /** @description area under the curve on held-back people: 0.5 is chance, 1 is certainty */
            auc: number;
            low: number;
            high: number;
            /** @description of an area as great if it said nothing, corrected for the number of fields (Holm) */
            chance: number;
            /** @description by how much the area of all fields falls without it */
            adds?: {
                gain: number;
                low: number;
                high: number;
            };
            /** @description the field that says nearly the same */
            alike?: {
                field: string;
                label: string;
            };
            /** @enum {string} */
            verdict: "predicts" | "addsNothing" | "noPower" | "tooFew";
            /**
             * @description known only afterwards? it tells nearly everybody apart, or its values arrived late
             * @enum {string}
             */
            suspicion?: "perfect" | "late";
            cost: {
                valuesAMonth: number;
                /** @description on disk, estimated by its share of the text of events */
                bytes: number;
                /** @description of what is stored of events */
                share: number;
            };
            /**
             * @description special: of the kinds that GDPR Art. 9 and 10 name
             * @enum {string}
             */
            sensitivity: "ordinary" | "personal" | "special";
            /** @enum {string} */
            sensitivityBy: "rule" | "person";
            /**
             * @description why it is kept; none: the retire list; inUse: the product itself goes by it
             * @enum {string}
             */
            standing: "predicts" | "serves" | "legal" | "inUse" | "none" | "unknown" | "events" | "retired";
            /** @description the one declared, else whoever owns the source in marketing */
            owner: string;
            declared?: {
                /** @enum {string} */
                reason?: "serves" | "predicts" | "legal";
                owner: string;
                note: string;
                by: string;
                /** Format: date-time */
                at: string;
            };
            retired?: {
                by: string;
                /** Format: date-time */
                at: string;
                reason: string;
            };
            /** @description the joint change that waits for signatures */
            proposed?: number;
        };
        ValueFields: {
            measurement?: components["schemas"]["FieldMeasurement"];
            /** @description of the bytes of fields that are still stored, by why they are kept; withPower: whatever they are kept for, they foretell */
            shares?: {
                bytes: number;
                /** @description share, 0 to 1 */
                predicts: number;
                /** @description share, 0 to 1 */
                serves: number;
                /** @description share, 0 to 1 */
                legal: number;
                /** @description share, 0 to 1 */
                unknown: number;
                /** @description share, 0 to 1 */
                none: number;
                /** @description share, 0 to 1 */
                withPower: number;
            };
            fields: components["schemas"]["ValueField"][];
            /** @description all that is no longer stored, whether it was measured lately or not */
            retired: components["schemas"]["RetiredField"][];
            measuring: {
                /** Format: date-time */
                runningSince?: string;
                problem?: {
                    /** Format: date-time */
                    at: string;
                    message: string;
                };
            };
            may: {
                measure: boolean;
                declare: boolean;
                propose: boolean;
            };
        };
        ValueFitted: {
            version: number;
        };
        ValueModel: {
            version: number;
            /** Format: date-time */
            fittedAt: string;
            fittedBy: string;
            inUse: boolean;
            used?: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            };
            /** Format: date */
            through: string;
            /** Format: date */
            from: string;
            people: number;
            oneIn: number;
            /** @description all people, to whom its parameters were fitted; absent where the people read are everybody */
            everybody?: number;
            visits: {
                name: string;
                parameters: {
                    name: string;
                    value: number;
                    standardError?: number;
                }[];
                logLikelihood: number;
                isSettled: boolean;
                weights: {
                    model: number;
                    staying: number;
                };
                learned?: {
                    /** Format: date */
                    cut: string;
                    /** Format: date */
                    end: string;
                    people: number;
                    visits: number;
                    rmse: number;
                };
            };
            /** @description how visits go up and down with the year; absent where no season was clear */
            season?: {
                /** @description visits of a day in each month over one of an even year, January first */
                months: number[];
                /** @description how far totals of four weeks were off in the last year, foretold without it: a sum of squares over what was expected */
                misfitWithout: number;
                /** @description the same, with the season of the years before */
                misfitWith: number;
            };
            /** @description what the channel of the first purchase tells of people in their first year; absent where that told nothing clear */
            channels?: {
                channel: string;
                /** @description how many times as often as everybody those come who first bought there */
                times: number;
                people: number;
            }[];
            /** @description what a later visit brings over what the spend models expect of it, learned within the log */
            spendLevel: number;
            spend: {
                currency: string;
                people: number;
                mean: components["schemas"]["ValueMoney"];
                median?: components["schemas"]["ValueMoney"];
                level: number;
                parameters: {
                    name: string;
                    value: number;
                    standardError?: number;
                }[];
            }[];
            drift?: {
                fromVersion: number;
                /** @description what it expects of its people within a year over what that version expects of them, less 1 */
                share: number;
                /** @description visits expected of each within a year, by that version */
                before?: number;
                /** @description the same by this one */
                now?: number;
            };
            /** @description who is behind it can be looked at: /v1/value/models/{version}/people */
            isPeopleKept: boolean;
        };
        ValueMoney: {
            /** @description major units */
            amount: number;
            currency: string;
        };
        ValueOfEveryone: {
            /** @description of the model that scored */
            version: number;
            /** Format: date */
            asOf: string;
            horizonDays: number;
            /** Format: date-time */
            madeAt: string;
            /** @description other costs or another model count now; everybody is worked out again within minutes */
            stale?: {
                /** @description by costs of `madeAt`; they are others now */
                costs: boolean;
                /** @description by a model that is not in use (any more) */
                version: boolean;
                /** @description everybody is being worked out again at this moment */
                isUnderWay: boolean;
                /** @description by which these profits are; left out for roles that do not see margins */
                marginPercent?: number;
                /** @description as of what these numbers are */
                text: string;
            };
            currencies: {
                currency: string;
                people: number;
                /** @description expected within the horizon */
                visits: number;
                /** @description how many of them are customers still: the sum of their chances; who came once counts whole by BG/NBD, which lets nobody leave before */
                active: number;
                /** @description expected, in major units; without what friends brought by them bring, which counts with the friends. Left out for roles that do not see margins */
                profit?: number;
                tenths: {
                    /** @description 1 is expected to bring least */
                    tenth: number;
                    people: number;
                    /** @description expected within the horizon */
                    visits: number;
                    /** @description how many of them are customers still: the sum of their chances; who came once counts whole by BG/NBD, which lets nobody leave before */
                    active: number;
                    /** @description expected, in major units; without what friends brought by them bring, which counts with the friends. Left out for roles that do not see margins */
                    profit?: number;
                    /** @description the least that one of them is expected to bring */
                    low?: number;
                    /** @description the most */
                    high?: number;
                }[];
            }[];
        };
        ValueOverview: {
            model?: components["schemas"]["ValueModel"];
            backTest?: components["schemas"]["BackTest"];
            fitting: {
                /** Format: date-time */
                runningSince?: string;
                problem?: {
                    /** Format: date-time */
                    at: string;
                    message: string;
                };
                /**
                 * Format: date-time
                 * @description everybody is being scored anew, without a fit
                 */
                scoringSince?: string;
                /** @description a notice that nobody has answered: `share` of `drift` */
                drift?: number;
            };
            /** @description stands until somebody accepts it (`/v1/value/drift/accept`) or puts another version to use */
            drift?: {
                /** Format: date-time */
                since: string;
                /** @description the one that passed the limit */
                noticedVersion: number;
                noticedShare: number;
                /** @description the newest since */
                version: number;
                /** @description what it expects of the same people within a year over what `base` does, less 1 */
                share: number;
                /** @description visits expected of each within a year, by `base` */
                before: number;
                /** @description the same by `version` */
                now: number;
                base: components["schemas"]["ValueModel"];
            };
        };
        /** @description at least eight in ten people like her are within: of whole numbers often a few more */
        ValueRange: {
            low: number;
            high: number;
        };
        Visit: {
            number: number;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            events: number;
            channel: string;
            pages: number;
            entry?: components["schemas"]["VisitEntry"];
        };
        VisitEntry: {
            /** @description how she came: search, mail, a link … */
            route: string;
            source?: string;
            medium?: string;
            campaign?: string;
            term?: string;
        };
        WayLeaning: {
            /** @enum {string} */
            way: "collect" | "locker" | "deliver" | "digital" | "inStore";
            /** @description posterior chance: hers, drawn to everybody’s the more, the less is known of her */
            share: number;
            count: number;
            /** @description her last orders that say how they reached her */
            of: number;
            /** @description how many others have orders that say it; absent where they are too few to say what others do */
            others?: number;
            weekday?: {
                /** @description 0 is Sunday */
                day: number;
                count: number;
            };
            place?: {
                name: string;
                count: number;
            };
            /** @description collects in store: 9 of 10 orders, 8 on Saturdays */
            text: string;
        };
        Webhook: {
            id: number;
            url: string;
            description: string;
            /** @description kinds and names that it wants; none means all */
            events: string[];
            purpose: string;
            enabled: boolean;
            disabledReason?: string;
            failing: boolean;
            /** Format: date-time */
            failingSince?: string;
            lastError?: string;
            /** @description how many messages wait to be sent */
            waiting?: number;
            /** Format: date-time */
            oldestQueuedAt?: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description what she said, in her own words */
        Words: {
            text: string;
            /** Format: date-time */
            time: string;
            channel: string;
            source: components["schemas"]["SourceRef"];
            eventId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Accepted = components['schemas']['Accepted'];
export type AccountReading = components['schemas']['AccountReading'];
export type ActiveService = components['schemas']['ActiveService'];
export type Advocacy = components['schemas']['Advocacy'];
export type AliasCall = components['schemas']['AliasCall'];
export type ApiToken = components['schemas']['ApiToken'];
export type Attention = components['schemas']['Attention'];
export type Audience = components['schemas']['Audience'];
export type AudienceDetails = components['schemas']['AudienceDetails'];
export type AudienceList = components['schemas']['AudienceList'];
export type AudienceMoves = components['schemas']['AudienceMoves'];
export type AudiencePeople = components['schemas']['AudiencePeople'];
export type AudiencePerson = components['schemas']['AudiencePerson'];
export type AudiencePreview = components['schemas']['AudiencePreview'];
export type AudienceReason = components['schemas']['AudienceReason'];
export type AudienceVersion = components['schemas']['AudienceVersion'];
export type AudienceWords = components['schemas']['AudienceWords'];
export type AuditCheck = components['schemas']['AuditCheck'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditPage = components['schemas']['AuditPage'];
export type BackTest = components['schemas']['BackTest'];
export type BatchCall = components['schemas']['BatchCall'];
export type BriefContexts = components['schemas']['BriefContexts'];
export type BriefItem = components['schemas']['BriefItem'];
export type BroughtFriend = components['schemas']['BroughtFriend'];
export type BusinessWords = components['schemas']['BusinessWords'];
export type BuyingRole = components['schemas']['BuyingRole'];
export type BuyingRoleName = components['schemas']['BuyingRoleName'];
export type CalibrationBand = components['schemas']['CalibrationBand'];
export type CalibrationGroup = components['schemas']['CalibrationGroup'];
export type Channel = components['schemas']['Channel'];
export type ChannelPermission = components['schemas']['ChannelPermission'];
export type Choice = components['schemas']['Choice'];
export type ClockState = components['schemas']['ClockState'];
export type CollectRefused = components['schemas']['CollectRefused'];
export type ComparedField = components['schemas']['ComparedField'];
export type ComparedFirmField = components['schemas']['ComparedFirmField'];
export type Completeness = components['schemas']['Completeness'];
export type CompletenessField = components['schemas']['CompletenessField'];
export type ContentCoverage = components['schemas']['ContentCoverage'];
export type ContentField = components['schemas']['ContentField'];
export type ContentItem = components['schemas']['ContentItem'];
export type ContentKinds = components['schemas']['ContentKinds'];
export type ContentList = components['schemas']['ContentList'];
export type ContentPreview = components['schemas']['ContentPreview'];
export type ContentRendition = components['schemas']['ContentRendition'];
export type ContentRenditions = components['schemas']['ContentRenditions'];
export type ContentTag = components['schemas']['ContentTag'];
export type ContentVariant = components['schemas']['ContentVariant'];
export type ContentVersion = components['schemas']['ContentVersion'];
export type Customer = components['schemas']['Customer'];
export type CustomerAudiences = components['schemas']['CustomerAudiences'];
export type CustomerFirms = components['schemas']['CustomerFirms'];
export type CustomerGroups = components['schemas']['CustomerGroups'];
export type CustomerMessage = components['schemas']['CustomerMessage'];
export type CustomerMessageDetails = components['schemas']['CustomerMessageDetails'];
export type CustomerMessages = components['schemas']['CustomerMessages'];
export type CustomerPermissions = components['schemas']['CustomerPermissions'];
export type CustomerPlace = components['schemas']['CustomerPlace'];
export type CustomerService = components['schemas']['CustomerService'];
export type CustomerSingleView = components['schemas']['CustomerSingleView'];
export type CustomerSource = components['schemas']['CustomerSource'];
export type CustomerStats = components['schemas']['CustomerStats'];
export type CustomerValue = components['schemas']['CustomerValue'];
export type DecidedMoment = components['schemas']['DecidedMoment'];
export type Decision = components['schemas']['Decision'];
export type DecisionDetails = components['schemas']['DecisionDetails'];
export type DecisionInList = components['schemas']['DecisionInList'];
export type DecisionList = components['schemas']['DecisionList'];
export type DecisionOnPeople = components['schemas']['DecisionOnPeople'];
export type DecisionPlaces = components['schemas']['DecisionPlaces'];
export type DecisionScoreboard = components['schemas']['DecisionScoreboard'];
export type Delivery = components['schemas']['Delivery'];
export type Device = components['schemas']['Device'];
export type EngineState = components['schemas']['EngineState'];
export type ErrorAnswer = components['schemas']['ErrorAnswer'];
export type EventOutcome = components['schemas']['EventOutcome'];
export type Evidence = components['schemas']['Evidence'];
export type EvidenceEntry = components['schemas']['EvidenceEntry'];
export type ExpectedSource = components['schemas']['ExpectedSource'];
export type FieldDeclared = components['schemas']['FieldDeclared'];
export type FieldMeasurement = components['schemas']['FieldMeasurement'];
export type FieldOrigin = components['schemas']['FieldOrigin'];
export type FieldOutcome = components['schemas']['FieldOutcome'];
export type FieldsMeasured = components['schemas']['FieldsMeasured'];
export type FileColumn = components['schemas']['FileColumn'];
export type FileProblem = components['schemas']['FileProblem'];
export type FindAnswer = components['schemas']['FindAnswer'];
export type FindResult = components['schemas']['FindResult'];
export type Firm = components['schemas']['Firm'];
export type FirmBrief = components['schemas']['FirmBrief'];
export type FirmContact = components['schemas']['FirmContact'];
export type FirmFact = components['schemas']['FirmFact'];
export type FirmGraph = components['schemas']['FirmGraph'];
export type FirmIdentifier = components['schemas']['FirmIdentifier'];
export type FirmInList = components['schemas']['FirmInList'];
export type FirmJoin = components['schemas']['FirmJoin'];
export type FirmLikeness = components['schemas']['FirmLikeness'];
export type FirmList = components['schemas']['FirmList'];
export type FirmPair = components['schemas']['FirmPair'];
export type FirmPairState = components['schemas']['FirmPairState'];
export type FirmPairStatistics = components['schemas']['FirmPairStatistics'];
export type FirmPairs = components['schemas']['FirmPairs'];
export type FirmRef = components['schemas']['FirmRef'];
export type FirmRelation = components['schemas']['FirmRelation'];
export type FirmRole = components['schemas']['FirmRole'];
export type FirmRoleNow = components['schemas']['FirmRoleNow'];
export type FoundFirm = components['schemas']['FoundFirm'];
export type GateRefusals = components['schemas']['GateRefusals'];
export type GroupCall = components['schemas']['GroupCall'];
export type GroupDetails = components['schemas']['GroupDetails'];
export type GroupDifference = components['schemas']['GroupDifference'];
export type GroupException = components['schemas']['GroupException'];
export type GroupExceptionPage = components['schemas']['GroupExceptionPage'];
export type GroupInList = components['schemas']['GroupInList'];
export type GroupList = components['schemas']['GroupList'];
export type GroupPeople = components['schemas']['GroupPeople'];
export type GroupPerson = components['schemas']['GroupPerson'];
export type GroupReason = components['schemas']['GroupReason'];
export type GroupVersion = components['schemas']['GroupVersion'];
export type Hook = components['schemas']['Hook'];
export type HookReceipt = components['schemas']['HookReceipt'];
export type HouseholdMember = components['schemas']['HouseholdMember'];
export type IdentifierRef = components['schemas']['IdentifierRef'];
export type IdentifyCall = components['schemas']['IdentifyCall'];
export type IdentityGraph = components['schemas']['IdentityGraph'];
export type ImportInDetail = components['schemas']['ImportInDetail'];
export type ImportPreview = components['schemas']['ImportPreview'];
export type ImportRun = components['schemas']['ImportRun'];
export type InAppMessage = components['schemas']['InAppMessage'];
export type InBothLanguages = components['schemas']['InBothLanguages'];
export type JitsuAccepted = components['schemas']['JitsuAccepted'];
export type Join = components['schemas']['Join'];
export type JoinAnswer = components['schemas']['JoinAnswer'];
export type JoinPair = components['schemas']['JoinPair'];
export type JoinPairs = components['schemas']['JoinPairs'];
export type JoinToReview = components['schemas']['JoinToReview'];
export type JoinsToReview = components['schemas']['JoinsToReview'];
export type JointAnswer = components['schemas']['JointAnswer'];
export type JointChange = components['schemas']['JointChange'];
export type JointChangePage = components['schemas']['JointChangePage'];
export type JointSignature = components['schemas']['JointSignature'];
export type KnownAbsence = components['schemas']['KnownAbsence'];
export type KnownAct = components['schemas']['KnownAct'];
export type KnownAs = components['schemas']['KnownAs'];
export type Latency = components['schemas']['Latency'];
export type Leanings = components['schemas']['Leanings'];
export type LearnedContent = components['schemas']['LearnedContent'];
export type LinkStatistics = components['schemas']['LinkStatistics'];
export type LinkageRun = components['schemas']['LinkageRun'];
export type MadeDecision = components['schemas']['MadeDecision'];
export type Mailing = components['schemas']['Mailing'];
export type Mapping = components['schemas']['Mapping'];
export type Message = components['schemas']['Message'];
export type MessageCounts = components['schemas']['MessageCounts'];
export type MessageLeaning = components['schemas']['MessageLeaning'];
export type MessageReason = components['schemas']['MessageReason'];
export type MessageStep = components['schemas']['MessageStep'];
export type MomentChange = components['schemas']['MomentChange'];
export type MomentChoice = components['schemas']['MomentChoice'];
export type MomentContext = components['schemas']['MomentContext'];
export type MomentRejection = components['schemas']['MomentRejection'];
export type MomentRuleOutcome = components['schemas']['MomentRuleOutcome'];
export type MomentRules = components['schemas']['MomentRules'];
export type MomentSignal = components['schemas']['MomentSignal'];
export type Money = components['schemas']['Money'];
export type NamedCustomerMessage = components['schemas']['NamedCustomerMessage'];
export type NewApiToken = components['schemas']['NewApiToken'];
export type NoticeRule = components['schemas']['NoticeRule'];
export type NoticeRules = components['schemas']['NoticeRules'];
export type OpenAtFirm = components['schemas']['OpenAtFirm'];
export type Operations = components['schemas']['Operations'];
export type Opinion = components['schemas']['Opinion'];
export type OtherValue = components['schemas']['OtherValue'];
export type OwnDecision = components['schemas']['OwnDecision'];
export type OwnDecisions = components['schemas']['OwnDecisions'];
export type OwnHandle = components['schemas']['OwnHandle'];
export type OwnPurpose = components['schemas']['OwnPurpose'];
export type OwnRefusedSignal = components['schemas']['OwnRefusedSignal'];
export type OwnSpace = components['schemas']['OwnSpace'];
export type OwnSpaceEnded = components['schemas']['OwnSpaceEnded'];
export type OwnSpaceLink = components['schemas']['OwnSpaceLink'];
export type OwnUsedSignal = components['schemas']['OwnUsedSignal'];
export type OwnedProduct = components['schemas']['OwnedProduct'];
export type OwnedProducts = components['schemas']['OwnedProducts'];
export type PageCall = components['schemas']['PageCall'];
export type PartyRole = components['schemas']['PartyRole'];
export type PeopleBehind = components['schemas']['PeopleBehind'];
export type Permission = components['schemas']['Permission'];
export type PermissionAnswers = components['schemas']['PermissionAnswers'];
export type PermissionOfEveryone = components['schemas']['PermissionOfEveryone'];
export type PermissionSignal = components['schemas']['PermissionSignal'];
export type PermissionWord = components['schemas']['PermissionWord'];
export type PermissionsOfEveryone = components['schemas']['PermissionsOfEveryone'];
export type PersonBehind = components['schemas']['PersonBehind'];
export type PersonIntents = components['schemas']['PersonIntents'];
export type PersonReading = components['schemas']['PersonReading'];
export type PolicyValues = components['schemas']['PolicyValues'];
export type PoliteQuestion = components['schemas']['PoliteQuestion'];
export type PostHogAccepted = components['schemas']['PostHogAccepted'];
export type PredictiveAnalytics = components['schemas']['PredictiveAnalytics'];
export type Preference = components['schemas']['Preference'];
export type Preferences = components['schemas']['Preferences'];
export type PriceFloorList = components['schemas']['PriceFloorList'];
export type Problem = components['schemas']['Problem'];
export type ProductWorth = components['schemas']['ProductWorth'];
export type ProfileCursor = components['schemas']['ProfileCursor'];
export type ProfileEvents = components['schemas']['ProfileEvents'];
export type ProfileExternalIds = components['schemas']['ProfileExternalIds'];
export type ProfileLinks = components['schemas']['ProfileLinks'];
export type ProfileMetadata = components['schemas']['ProfileMetadata'];
export type ProfileTraits = components['schemas']['ProfileTraits'];
export type ProfitLine = components['schemas']['ProfitLine'];
export type Pull = components['schemas']['Pull'];
export type Purpose = components['schemas']['Purpose'];
export type PurposePermission = components['schemas']['PurposePermission'];
export type QuarantineAnswer = components['schemas']['QuarantineAnswer'];
export type QuarantineItem = components['schemas']['QuarantineItem'];
export type RawEvent = components['schemas']['RawEvent'];
export type Readiness = components['schemas']['Readiness'];
export type ReadingLevel = components['schemas']['ReadingLevel'];
export type Receipt = components['schemas']['Receipt'];
export type RecordRef = components['schemas']['RecordRef'];
export type RefusalCount = components['schemas']['RefusalCount'];
export type RefusedAct = components['schemas']['RefusedAct'];
export type RefusedBecause = components['schemas']['RefusedBecause'];
export type RefusedSignals = components['schemas']['RefusedSignals'];
export type RelationshipWanted = components['schemas']['RelationshipWanted'];
export type Replayed = components['schemas']['Replayed'];
export type ReplayedDecision = components['schemas']['ReplayedDecision'];
export type RetiredField = components['schemas']['RetiredField'];
export type RevealedField = components['schemas']['RevealedField'];
export type Role = components['schemas']['Role'];
export type RoleInWords = components['schemas']['RoleInWords'];
export type RulePreview = components['schemas']['RulePreview'];
export type SaidBy = components['schemas']['SaidBy'];
export type SaidOfHousehold = components['schemas']['SaidOfHousehold'];
export type SavedMapping = components['schemas']['SavedMapping'];
export type ScoredItem = components['schemas']['ScoredItem'];
export type ScoredItems = components['schemas']['ScoredItems'];
export type ScreenCall = components['schemas']['ScreenCall'];
export type SearchMade = components['schemas']['SearchMade'];
export type ServiceFloorState = components['schemas']['ServiceFloorState'];
export type ServiceLevel = components['schemas']['ServiceLevel'];
export type Session = components['schemas']['Session'];
export type SessionUser = components['schemas']['SessionUser'];
export type Setting = components['schemas']['Setting'];
export type SettingVersion = components['schemas']['SettingVersion'];
export type Settled = components['schemas']['Settled'];
export type SettledTrait = components['schemas']['SettledTrait'];
export type SingleView = components['schemas']['SingleView'];
export type SingleViewCustomer = components['schemas']['SingleViewCustomer'];
export type SingleViewDay = components['schemas']['SingleViewDay'];
export type SingleViewDefinition = components['schemas']['SingleViewDefinition'];
export type SingleViewGap = components['schemas']['SingleViewGap'];
export type SingleViewPeople = components['schemas']['SingleViewPeople'];
export type SingleViewReason = components['schemas']['SingleViewReason'];
export type Source = components['schemas']['Source'];
export type SourceKey = components['schemas']['SourceKey'];
export type SourceRef = components['schemas']['SourceRef'];
export type SplitAnswer = components['schemas']['SplitAnswer'];
export type StandIn = components['schemas']['StandIn'];
export type StatedText = components['schemas']['StatedText'];
export type StockCount = components['schemas']['StockCount'];
export type StockList = components['schemas']['StockList'];
export type TagStandard = components['schemas']['TagStandard'];
export type TagSuggestion = components['schemas']['TagSuggestion'];
export type TagSuggestions = components['schemas']['TagSuggestions'];
export type Taste = components['schemas']['Taste'];
export type TimelineEntry = components['schemas']['TimelineEntry'];
export type TimelinePage = components['schemas']['TimelinePage'];
export type TrackCall = components['schemas']['TrackCall'];
export type Trait = components['schemas']['Trait'];
export type TriedMoment = components['schemas']['TriedMoment'];
export type TriedMoments = components['schemas']['TriedMoments'];
export type UndoAnswer = components['schemas']['UndoAnswer'];
export type UploadedFile = components['schemas']['UploadedFile'];
export type User = components['schemas']['User'];
export type ValueDriver = components['schemas']['ValueDriver'];
export type ValueField = components['schemas']['ValueField'];
export type ValueFields = components['schemas']['ValueFields'];
export type ValueFitted = components['schemas']['ValueFitted'];
export type ValueModel = components['schemas']['ValueModel'];
export type ValueMoney = components['schemas']['ValueMoney'];
export type ValueOfEveryone = components['schemas']['ValueOfEveryone'];
export type ValueOverview = components['schemas']['ValueOverview'];
export type ValueRange = components['schemas']['ValueRange'];
export type Visit = components['schemas']['Visit'];
export type VisitEntry = components['schemas']['VisitEntry'];
export type WayLeaning = components['schemas']['WayLeaning'];
export type Webhook = components['schemas']['Webhook'];
export type Words = components['schemas']['Words'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
