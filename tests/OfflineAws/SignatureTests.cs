using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.AppAutoScaling.Inputs;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Iam = Pulumi.Aws.Iam.Inputs;
using Sqs = Pulumi.Aws.Sqs.Inputs;

namespace Tests.OfflineAws;

/// <summary>Facts of the official C# SDK that its sources state and the typings of the npm package cannot.</summary>
public sealed class SignatureTests
{
    public static TheoryData<Type, string, Type> Arguments => new()
    {
        // Whole numbers and fractions are one type in TypeScript.
        { typeof(QueueArgs), "VisibilityTimeoutSeconds", typeof(Input<int>) },
        { typeof(MetricAlarmArgs), "EvaluationPeriods", typeof(Input<int>) },
        { typeof(MetricAlarmArgs), "Threshold", typeof(Input<double>) },
        { typeof(AliasRoutingConfigArgs), "AdditionalVersionWeights", typeof(InputMap<double>) },
        { typeof(PolicyTargetTrackingScalingPolicyConfigurationArgs), "TargetValue", typeof(Input<double>) },
        { typeof(PolicyTargetTrackingScalingPolicyConfigurationArgs), "ScaleInCooldown", typeof(Input<int>) },
        { typeof(PolicyStepScalingPolicyConfigurationStepAdjustmentArgs), "MetricIntervalLowerBound", typeof(Input<string>) },
        {
            typeof(FunctionCapacityProviderConfigLambdaManagedInstancesCapacityProviderConfigArgs),
            "ExecutionEnvironmentMemoryGibPerVcpu", typeof(Input<double>)
        },

        // A resource in place of its ARN is for TypeScript only; a policy document in place of its text is not.
        { typeof(TopicSubscriptionArgs), "Topic", typeof(Input<string>) },
        { typeof(PermissionArgs), "Function", typeof(Input<string>) },
        { typeof(MetricAlarmArgs), "AlarmActions", typeof(InputList<string>) },
        { typeof(QueuePolicyArgs), "Policy", typeof(InputUnion<string, Sqs.PolicyDocumentArgs>) },
        { typeof(RoleArgs), "AssumeRolePolicy", typeof(InputUnion<string, Iam.PolicyDocumentArgs>) },
        { typeof(FunctionArgs), "Runtime", typeof(InputUnion<string, Runtime>) },
        { typeof(PolicyStatementArgs), "Action", typeof(InputUnion<string, ImmutableArray<string>>) },
        { typeof(PolicyStatementArgs), "Effect", typeof(Input<PolicyStatementEffect>) },
        { typeof(PolicyStatementArgs), "Principal", typeof(object) },
        { typeof(PolicyStatementArgs), "Condition", typeof(InputMap<object>) },

        // A member cannot have the name of its class.
        { typeof(PolicyArgs), "PolicyDocument", typeof(InputUnion<string, Iam.PolicyDocumentArgs>) },
        { typeof(RedrivePolicyArgs), "RedrivePolicyName", typeof(Input<string>) },
        { typeof(RedriveAllowPolicyArgs), "RedriveAllowPolicyName", typeof(Input<string>) },

        // Functions take plain values when they are awaited, inputs when they are not.
        { typeof(GetCallerIdentityArgs), "Id", typeof(string) },
        { typeof(GetCallerIdentityInvokeArgs), "Id", typeof(Input<string>) },
    };

    public static TheoryData<Type, string, Type> Results => new()
    {
        { typeof(MetricAlarm), "Threshold", typeof(Output<double?>) },
        { typeof(Function), "Runtime", typeof(Output<string>) },
        { typeof(Function), "Layers", typeof(Output<ImmutableArray<string>>) },
        { typeof(Function), "SourceCodeSize", typeof(Output<int>) },
        { typeof(Function), "Code", typeof(Output<Archive>) },
        { typeof(FunctionUrl), "FunctionUrlResult", typeof(Output<string>) },
        { typeof(Queue), "Region", typeof(Output<string>) },
        { typeof(Provider), "Region", typeof(Output<string>) },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    [MemberData(nameof(Results))]
    public void A_property_has_the_type_of_the_official_package(Type owner, string property, Type type)
        => Assert.Equal(type, owner.GetProperty(property)!.PropertyType);

    [Theory]
    [InlineData(typeof(Function), "Runtime", NullabilityState.Nullable)]
    [InlineData(typeof(Function), "QualifiedArn", NullabilityState.NotNull)]
    [InlineData(typeof(Function), "EphemeralStorage", NullabilityState.NotNull)]
    [InlineData(typeof(Function), "Tags", NullabilityState.Nullable)]
    [InlineData(typeof(Function), "TagsAll", NullabilityState.NotNull)]
    public void An_output_says_whether_it_may_be_null(Type owner, string property, NullabilityState state)
        => Assert.Equal(state, new NullabilityInfoContext().Create(owner.GetProperty(property)!).GenericTypeArguments[0].ReadState);

    [Fact]
    public void Arguments_may_be_left_out_where_none_is_required()
    {
        Assert.True(ArgumentsOf(typeof(Queue)).IsOptional);
        Assert.True(ArgumentsOf(typeof(Provider)).IsOptional);
        Assert.False(ArgumentsOf(typeof(QueuePolicy)).IsOptional);
        Assert.False(ArgumentsOf(typeof(Function)).IsOptional);
    }

    [Fact]
    public void Deprecated_runtimes_are_marked()
    {
        Assert.Null(typeof(Runtime).GetProperty("Dotnet10")!.GetCustomAttribute<ObsoleteAttribute>());
        Assert.NotNull(typeof(Runtime).GetProperty("Dotnet7")!.GetCustomAttribute<ObsoleteAttribute>());
    }

    [Fact]
    public void Enumerations_are_compared_and_written_as_their_text()
    {
        Assert.Equal("dotnet10", Runtime.Dotnet10.ToString());
        Assert.Equal("dotnet10", (string)Runtime.Dotnet10);
        Assert.True(Runtime.Dotnet10 != Runtime.Dotnet8);
        Assert.NotNull(typeof(Runtime).GetCustomAttribute<EnumTypeAttribute>());
    }

    [Fact]
    public void Documents_are_arguments_only()
    {
        var names = typeof(Queue).Assembly.GetExportedTypes().Select(type => type.FullName).ToList();

        Assert.Contains("Pulumi.Aws.Iam.Inputs.PolicyDocumentArgs", names);
        Assert.DoesNotContain("Pulumi.Aws.Iam.Outputs.PolicyDocument", names);
    }

    [Fact]
    public void Each_resource_names_its_token_and_version()
    {
        var attribute = typeof(Queue).GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.Equal(("aws:sqs/queue:Queue", "7.48.0"), (attribute.Type, attribute.Version));
    }

    private static ParameterInfo ArgumentsOf(Type resource) => Assert.Single(resource.GetConstructors()).GetParameters()[1];
}
