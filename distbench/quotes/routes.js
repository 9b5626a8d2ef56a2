import { z } from 'zod';
import { errors } from "../http/openapi.js";
import { presentVerification } from "./present.js";
import { QuoteVerdictResponse, VerifyQuoteInput } from "./schemas.js";
import { verifyQuote } from "./verify-quote.js";
export function quoteRoutes(app, deps) {
    app.withTypeProvider().post('/v1/verify-quote', {
        schema: {
            operationId: 'verifyQuote',
            summary: 'Check a quotation before printing it',
            description: 'Says whether the words stand in a published note: exactly, but for typography, in several places, or nowhere; with the original wording, its positions and what differs. Nothing is stored.',
            tags: ['Quotations'],
            querystring: z.strictObject({}),
            body: VerifyQuoteInput,
            response: { 200: QuoteVerdictResponse, ...errors(404, 410, 413, 415, 422) },
        },
    }, async (request, reply) => reply.send({ data: presentVerification(await verifyQuote(deps.db, request.body)) }));
}
//# sourceMappingURL=routes.js.map