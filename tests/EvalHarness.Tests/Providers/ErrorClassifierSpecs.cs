using System.Text;
using EvalHarness.Arms;
using EvalHarness.Providers.Errors;

namespace EvalHarness.Tests.Providers;

public sealed class ErrorClassifierSpecs
{
    [Theory]
    [InlineData(429, """{"error":{"message":"m","type":"tokens","code":"rate_limit_exceeded"}}""", ErrorClass.RateLimited)]
    [InlineData(429, """{"error":{"message":"m","type":"insufficient_quota","code":"project_spend_limit_exceeded"}}""", ErrorClass.QuotaExhausted)]
    [InlineData(429, """{"type":"error","error":{"type":"rate_limit_error","message":"m","details":{"error_code":"enforced_spend_limit_reached"}}}""", ErrorClass.QuotaExhausted)]
    [InlineData(429, """{"error":{"message":"Request too large: context length of 10000 tokens per min"}}""", ErrorClass.RateLimited)]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 8192 tokens","type":"invalid_request_error","code":null}}""", ErrorClass.ContextTooLong)]
    [InlineData(400, """{"object":"error","message":"This model's maximum context length is 2048 tokens","type":"BadRequestError","code":400}""", ErrorClass.ContextTooLong)]
    [InlineData(400, """{"error":"\"llama3\" does not support thinking"}""", ErrorClass.ParameterRefused)]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}""", ErrorClass.QuotaExhausted)]
    [InlineData(400, """[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]""", ErrorClass.Auth)]
    [InlineData(422, """{"detail":[{"loc":["body","seed"],"msg":"Extra inputs are not permitted"}]}""", ErrorClass.ParameterRefused)]
    [InlineData(500, "<html>oops</html>", ErrorClass.ServerError)]
    [InlineData(503, """{"error":"server busy, please try again.  maximum pending requests exceeded"}""", ErrorClass.Overloaded)]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ErrorClass.Overloaded)]
    [InlineData(500, """{"error":{"message":"busy","code":"server_is_overloaded"}}""", ErrorClass.Overloaded)]
    [InlineData(418, "", ErrorClass.BadRequest)]
    [InlineData(null, """{"error":{"message":"m","code":502}}""", ErrorClass.ServerError)]
    [InlineData(null, """{"error":{"message":"m","code":429}}""", ErrorClass.RateLimited)]
    [InlineData(null, """{"error":"an unknown error was encountered while running the model"}""", ErrorClass.ServerError)]
    public void An_error_has_the_class_that_its_code_then_its_message_then_its_status_say(int? status, string body, ErrorClass expected) =>
        ErrorClassifier.Classify(status, ErrorBody.Parse(Encoding.UTF8.GetBytes(body))).ShouldBe(expected);

    [Theory]
    [InlineData("""{"error":"plain"}""", "plain")]
    [InlineData("""{"message":"flat"}""", "flat")]
    [InlineData("""{"detail":"fastapi"}""", "fastapi")]
    [InlineData("not json\nat all", "not json at all")]
    [InlineData("", "(empty body)")]
    [InlineData("[]", "[]")]
    [InlineData("""{"error":{"type":"t"}}""", """{"type":"t"}""")]
    public void A_message_is_found_in_every_shape(string body, string message) => ErrorBody.Parse(Encoding.UTF8.GetBytes(body)).Message.ShouldBe(message);
}
