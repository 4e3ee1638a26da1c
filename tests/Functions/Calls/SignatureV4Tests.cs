using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Functions.Calls;
using Xunit;

namespace Tests.Functions.Calls;

/// <summary>Vectors of AWS's Signature Version 4 test suite: the requests of it that look like ours.</summary>
public sealed class SignatureV4Tests
{
    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly ServiceEndpoint Example = new("service", "us-east-1", new Uri("https://example.amazonaws.com/"));
    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    // post-vanilla
    [InlineData(null, "", null, "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    // post-x-www-form-urlencoded
    [InlineData("application/x-www-form-urlencoded", "Param1=value1", null, "content-type;host;x-amz-date", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")]
    // post-sts-header-before
    [InlineData(null, "", Token, "host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead")]
    public void A_request_is_signed_as_the_test_suite_says(string? contentType, string body, string? token, string signedHeaders, string signature)
    {
        var credentials = new ImmutableCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);

        var headers = SignatureV4.Sign(Example, contentType, target: null, Encoding.ASCII.GetBytes(body), credentials, Then).ToDictionary();

        Assert.Equal("20150830T123600Z", headers["X-Amz-Date"]);
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={signedHeaders}, Signature={signature}",
            headers["Authorization"]);
        Assert.Equal(token, headers.GetValueOrDefault(SignatureV4.TokenHeader));
    }

    [Fact]
    public void The_operation_of_a_JSON_protocol_is_signed_too()
    {
        var credentials = new ImmutableCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
        var body = "{}"u8.ToArray();

        var headers = SignatureV4.Sign(Example, "application/x-amz-json-1.0", "DynamoDB_20120810.GetItem", body, credentials, Then).ToDictionary();

        var canonical = string.Join('\n',
            "POST", "/", string.Empty, "content-type:application/x-amz-json-1.0", "host:example.amazonaws.com", "x-amz-date:20150830T123600Z",
            "x-amz-target:DynamoDB_20120810.GetItem", string.Empty, "content-type;host;x-amz-date;x-amz-target", Hex(SHA256.HashData(body)));
        var toSign = $"AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { "20150830", "us-east-1", "service", "aws4_request", toSign }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), Hmac);
        Assert.EndsWith($", SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature={Hex(key)}", headers["Authorization"]);
        Assert.Equal("DynamoDB_20120810.GetItem", headers["X-Amz-Target"]);
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
