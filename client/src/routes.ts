import type { paths } from './contract.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The addresses that know a method. */
export type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, { responses: unknown }> ? Path : never;
}[keyof paths];

/** What the description says of one route. */
export type Route<Path extends keyof paths, M extends Method> = paths[Path][M];

/** What every call takes beside what the route asks for. */
export interface CallOptions {
  /** Ends the call, its waiting included. */
  readonly signal?: AbortSignal | undefined;
}

/** What goes out as it is: a file, or its bytes while they come. */
export type RawBody = string | ArrayBuffer | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

type PathPart<R> = R extends { parameters: { path: infer Names extends object } } ? { readonly path: Names } : unknown;

type QueryPart<R> = R extends { parameters: { query: infer Names extends object } }
  ? { readonly query: Names }
  : R extends { parameters: { query?: infer Names } }
    ? [Names] extends [undefined]
      ? unknown
      : { readonly query?: Exclude<Names, undefined> }
    : unknown;

type BodyPart<R> = R extends { requestBody: { content: infer Content } }
  ? { readonly body: Content extends { 'application/json': infer Json } ? Json : RawBody }
  : unknown;

/** What a route asks for: `path`, `query` and `body`, as far as it has them. */
export type RequestOf<R> = PathPart<R> & QueryPart<R> & BodyPart<R> & CallOptions;

/** The request of a route may be left out where nothing in it must be said. */
export type RequestArguments<R> = object extends RequestOf<R> ? [request?: RequestOf<R>] : [request: RequestOf<R>];

type Success = 200 | 201 | 202 | 204;

type BodyOf<Answer> = Answer extends { content: infer Content }
  ? Content extends { 'application/json': infer Json }
    ? Json | (keyof Content extends 'application/json' ? never : Response)
    : Response
  : undefined;

/** What a route answers when all is well; the `Response` itself, its body unread, where that is no JSON. */
export type AnswerOf<R> = R extends { responses: infer Answers } ? BodyOf<Answers[Extract<keyof Answers, Success>]> : never;
