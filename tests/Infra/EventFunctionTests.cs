using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Tests.Infra;

public sealed class EventFunctionTests
{
    private const string Function = "aws:lambda/function:Function";

    [Fact]
    public async Task Every_change_is_a_version_and_the_alias_points_to_it()
    {
        var aws = await DeclareAsync(new FunctionSettings { Package = "WelcomeEmail" });

        Assert.Equal(true, aws.Inputs(Function, "mail")["publish"]);
        var live = aws.Inputs("aws:lambda/alias:Alias", "mail-live");
        Assert.Equal("live", live["name"]);
        Assert.Equal("7", live["functionVersion"]);
    }

    [Fact]
    public async Task Logs_traces_and_environment_are_what_a_careful_team_would_have()
    {
        var aws = await DeclareAsync(new FunctionSettings { Package = "WelcomeEmail", LogLevel = "WARN", LogRetention = TimeSpan.FromDays(365) });

        var inputs = aws.Inputs(Function, "mail");
        var logging = Map(inputs["loggingConfig"]);
        Assert.Equal(("JSON", "WARN"), (logging["logFormat"], logging["applicationLogLevel"]));
        Assert.Equal("/aws/lambda/test-mail", logging["logGroup"]);
        Assert.Equal("Active", Map(inputs["tracingConfig"])["mode"]);
        Assert.Equal("arn:key", inputs["kmsKeyArn"]);
        Assert.Equal(512.0, Map(inputs["ephemeralStorage"])["size"]);
        var logs = aws.Inputs("aws:cloudwatch/logGroup:LogGroup", "mail-logs");
        Assert.Equal(("arn:key", 365.0), (logs["kmsKeyId"], logs["retentionInDays"]));
    }

    [Fact]
    public async Task The_users_variables_stand_beside_those_of_the_stack()
    {
        var aws = await DeclareAsync(new FunctionSettings { Package = "WelcomeEmail", Environment = new Dictionary<string, string> { ["SENDER"] = "shop" } });

        var variables = Map(Map(aws.Inputs(Function, "mail")["environment"])["variables"]);
        Assert.Equal(["AWS_LAMBDA_HANDLER_LOG_FORMAT", "OWN", "SENDER"], variables.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_a_VPC_its_role_may_have_network_interfaces()
    {
        var aws = await DeclareAsync(new FunctionSettings
        {
            Package = "WelcomeEmail",
            Vpc = new VpcSettings(["subnet-11111111", "subnet-22222222"], ["sg-11111111"]),
        });

        var vpc = Map(aws.Inputs(Function, "mail")["vpcConfig"]);
        Assert.Equal<object>(["subnet-11111111", "subnet-22222222"], (ImmutableArray<object>)vpc["subnetIds"]);
        Assert.Contains("JoinVpc", aws.Statements("aws:iam/rolePolicy:RolePolicy", "mail-role-policy").Keys);
    }

    [Fact]
    public async Task Outside_a_VPC_it_may_not()
    {
        var aws = await DeclareAsync(new FunctionSettings { Package = "WelcomeEmail" });

        Assert.Equal(["Log", "Trace", "UseKey"], aws.Statements("aws:iam/rolePolicy:RolePolicy", "mail-role-policy").Keys);
    }

    [Fact]
    public async Task Layers_a_snapshot_and_a_signature_are_there_when_they_are_asked_for()
    {
        const string Profile = "arn:aws:signer:eu-west-1:123456789012:/signing-profiles/events/abcdefghij";
        const string Layer = "arn:aws:lambda:eu-west-1:123456789012:layer:insights:1";
        var aws = await DeclareAsync(new FunctionSettings
        {
            Package = "WelcomeEmail", SnapStart = true, Architecture = Architecture.X86_64, Layers = [Layer], CodeSigning = [Profile],
        });

        var inputs = aws.Inputs(Function, "mail");
        Assert.Equal("PublishedVersions", Map(inputs["snapStart"])["applyOn"]);
        Assert.Equal("x86_64", Assert.Single((ImmutableArray<object>)inputs["architectures"]));
        Assert.Equal(Layer, Assert.Single((ImmutableArray<object>)inputs["layers"]));
        Assert.Equal("arn:mail-signing", inputs["codeSigningConfigArn"]);
        var signing = aws.Inputs("aws:lambda/codeSigningConfig:CodeSigningConfig", "mail-signing");
        Assert.Equal("Enforce", Map(signing["policies"])["untrustedArtifactOnDeployment"]);
        Assert.Equal(Profile, Assert.Single((ImmutableArray<object>)Map(signing["allowedPublishers"])["signingProfileVersionArns"]));
    }

    [Fact]
    public async Task Only_functions_of_this_account_get_its_role()
    {
        var aws = await DeclareAsync(new FunctionSettings { Package = "WelcomeEmail" });

        var trust = MockedAws.Json(aws.Inputs("aws:iam/role:Role", "mail-role")["assumeRolePolicy"]).GetProperty("Statement")[0];
        Assert.Equal("lambda.amazonaws.com", trust.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal("123456789012", trust.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString());
    }

    private static ImmutableDictionary<string, object> Map(object value) => (ImmutableDictionary<string, object>)value;

    private static Task<MockedAws> DeclareAsync(FunctionSettings settings) => MockedAws.DeclareAsync(() => _ = new EventFunction(
        "mail", settings, [], new Dictionary<string, Output<string>> { ["OWN"] = Output.Create("own") }, ConsumerSamples.Placement));
}
