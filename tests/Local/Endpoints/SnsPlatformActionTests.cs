namespace Tests.Local.Endpoints;

/// <summary>Mobile push and text messages, of which nothing leaves this machine; the texts are recorded answers of AWS.</summary>
public sealed class SnsPlatformActionTests : IAsyncLifetime
{
    private const string Application = "arn:aws:sns:eu-west-1:123456789012:app/ADM/shop";

    private ServedTestWorld? served;

    private SnsCalls Sns => new(served!.Url);

    public async Task InitializeAsync() => served = await ServedTestWorld.StartAsync();

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task An_endpoint_gets_messages_while_it_is_enabled()
    {
        var endpoint = await CreateEndpoint();
        Assert.StartsWith("arn:aws:sns:eu-west-1:123456789012:endpoint/ADM/shop/", endpoint);
        Assert.Equal(new Dictionary<string, string> { ["Enabled"] = "true", ["Token"] = "t1" }, SnsCalls.Map(await Sns.Succeed("GetEndpointAttributes", "EndpointArn", endpoint)));
        await Sns.Succeed("Publish", "TargetArn", endpoint, "Message", "m");

        await Sns.Succeed("SetEndpointAttributes", "EndpointArn", endpoint, "Attributes.entry.1.key", "Enabled", "Attributes.entry.1.value", "false");
        Assert.Equal("400 EndpointDisabled: Endpoint is disabled", await Sns.Fail("Publish", "TargetArn", endpoint, "Message", "m"));

        await Sns.Succeed("DeleteEndpoint", "EndpointArn", endpoint);
        Assert.Equal("404 NotFound: Endpoint does not exist", await Sns.Fail("GetEndpointAttributes", "EndpointArn", endpoint));
        Assert.Equal("400 InvalidParameter: Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified", await Sns.Fail("Publish", "TargetArn", endpoint, "Message", "m"));
    }

    [Fact]
    public async Task The_same_token_with_other_attributes_is_refused()
    {
        var endpoint = await CreateEndpoint();

        Assert.Equal(endpoint, await CreateEndpoint());
        Assert.Equal(
            $"400 InvalidParameter: Invalid parameter: Token Reason: Endpoint {endpoint} already exists with the same Token, but different attributes.",
            await Sns.Fail("CreatePlatformEndpoint", "PlatformApplicationArn", Application, "Token", "t1", "Attributes.entry.1.key", "Enabled", "Attributes.entry.1.value", "false"));
    }

    [Theory]
    [InlineData("400 ValidationError: 1 validation error detected: Value null at 'attributes' failed to satisfy constraint: Member must not be null", "shop", "ADM")]
    [InlineData("400 InvalidParameter: Invalid parameter: Attributes Reason: PlatformPrincipal attribute provided without PlatformCredential", "shop", "ADM", "Attributes.entry.1.key", "PlatformPrincipal", "Attributes.entry.1.value", "p")]
    [InlineData("400 InvalidParameter: Invalid parameter: @shop Reason: must contain only characters 'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'", "@shop", "ADM")]
    [InlineData("400 InvalidParameter: Invalid parameter: Platform Reason: AAA is not supported", "shop", "AAA")]
    public async Task An_application_is_refused(string error, string name, string platform, params string[] fields) =>
        Assert.Equal(error, await Sns.Fail("CreatePlatformApplication", ["Name", name, "Platform", platform, .. fields]));

    [Fact]
    public async Task Text_messages_have_attributes_and_no_phone_opts_out()
    {
        await Sns.Succeed("SetSMSAttributes", "attributes.entry.1.key", "DefaultSMSType", "attributes.entry.1.value", "Promotional");

        Assert.Equal(
            new Dictionary<string, string> { ["DefaultSMSType"] = "Promotional", ["MonthlySpendLimit"] = "1" },
            SnsCalls.Map(await Sns.Succeed("GetSMSAttributes")));
        Assert.Equal("400 InvalidParameter: DefaultSMSType is invalid", await Sns.Fail("SetSMSAttributes", "attributes.entry.1.key", "DefaultSMSType", "attributes.entry.1.value", "x"));
        Assert.Equal("false", SnsCalls.Text(await Sns.Succeed("CheckIfPhoneNumberIsOptedOut", "phoneNumber", "+43660000000"), "isOptedOut"));
        Assert.Equal("400 InvalidParameter: Invalid parameter: PhoneNumber Reason: input incorrectly formatted", await Sns.Fail("OptInPhoneNumber", "phoneNumber", "invalid"));
        Assert.NotNull(SnsCalls.Text(await Sns.Succeed("Publish", "PhoneNumber", "+43660000000", "Message", "m"), "MessageId"));
    }

    [Fact]
    public async Task A_number_of_the_SMS_sandbox_is_created_verified_and_deleted()
    {
        Assert.Equal("true", SnsCalls.Text(await Sns.Succeed("GetSMSSandboxAccountStatus"), "IsInSandbox"));
        await Sns.Succeed("CreateSMSSandboxPhoneNumber", "PhoneNumber", "+43660000000");
        await Sns.Succeed("CreateSMSSandboxPhoneNumber", "PhoneNumber", "+43660000001");
        await Sns.Succeed("VerifySMSSandboxPhoneNumber", "PhoneNumber", "+43660000001", "OneTimePassword", "123456");

        var page = await Sns.Succeed("ListSMSSandboxPhoneNumbers", "MaxResults", "1");
        Assert.Equal(["Pending"], SnsCalls.Texts(page, "Status"));
        var next = await Sns.Succeed("ListSMSSandboxPhoneNumbers", "MaxResults", "1", "NextToken", SnsCalls.Text(page, "NextToken")!);
        Assert.Equal(("+43660000001", "Verified", null), (SnsCalls.Text(next, "PhoneNumber"), SnsCalls.Text(next, "Status"), SnsCalls.Text(next, "NextToken")));

        await Sns.Succeed("DeleteSMSSandboxPhoneNumber", "PhoneNumber", "+43660000000");
        Assert.Equal(["+43660000001"], SnsCalls.Texts(await Sns.Succeed("ListSMSSandboxPhoneNumbers"), "PhoneNumber"));
        Assert.Empty(SnsCalls.Texts(await Sns.Succeed("ListOriginationNumbers"), "member"));
    }

    [Theory]
    [InlineData("404 ResourceNotFound: The phone number is not in the SMS sandbox.", "DeleteSMSSandboxPhoneNumber", "PhoneNumber", "+43660000000")]
    [InlineData("404 ResourceNotFound: The phone number is not in the SMS sandbox.", "VerifySMSSandboxPhoneNumber", "PhoneNumber", "+43660000000", "OneTimePassword", "123456")]
    [InlineData("400 InvalidParameter: Invalid parameter: PhoneNumber Reason: input incorrectly formatted", "CreateSMSSandboxPhoneNumber", "PhoneNumber", "me")]
    [InlineData("400 ValidationError: 1 validation error detected: Value null at 'phoneNumber' failed to satisfy constraint: Member must not be null", "CreateSMSSandboxPhoneNumber")]
    [InlineData("400 ValidationError: 1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1", "ListSMSSandboxPhoneNumbers", "MaxResults", "0")]
    [InlineData("400 ValidationError: 1 validation error detected: Value '31' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 30", "ListOriginationNumbers", "MaxResults", "31")]
    public async Task The_SMS_sandbox_refuses(string error, string action, params string[] fields) => Assert.Equal(error, await Sns.Fail(action, fields));

    private async Task<string> CreateEndpoint()
    {
        await Sns.Succeed(
            "CreatePlatformApplication", "Name", "shop", "Platform", "ADM", "Attributes.entry.1.key", "PlatformPrincipal", "Attributes.entry.1.value", "p",
            "Attributes.entry.2.key", "PlatformCredential", "Attributes.entry.2.value", "c");
        return SnsCalls.Text(await Sns.Succeed("CreatePlatformEndpoint", "PlatformApplicationArn", Application, "Token", "t1"), "EndpointArn")!;
    }
}
