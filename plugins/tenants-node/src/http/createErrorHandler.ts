import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { type ErrorAnswer, errorAnswer } from './errorAnswer';

/**
 * Answers errors in Backstage's shape with a `code` added. What is not made
 * for clients is logged with an id, and they are told the id alone.
 */
export function createErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, next) => {
    const answer = errorAnswer(error) ?? conceal(error, logger);
    if (response.headersSent) {
      // The client already reads an answer: cut it off rather than end it well.
      next(error);
      return;
    }
    const { statusCode, ...told } = answer;
    response.status(statusCode).json({
      error: told,
      request: { method: request.method, url: request.originalUrl },
      response: { statusCode },
    });
  };
}

function conceal(error: unknown, logger: LoggerService): ErrorAnswer {
  const logId = randomUUID();
  logger.error(`Request failed, logId=${logId}`, toError(error));
  return {
    statusCode: 500,
    name: 'InternalError',
    message: `Something went wrong on the server. Try again; if it stays so, give an operator this id: ${logId}`,
    code: 'INTERNAL_ERROR',
  };
}
