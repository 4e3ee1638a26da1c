using System.Text;
using System.Text.Json;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Tests.Local.Endpoints;

/// <summary>What a function may ask of AWS with its role, and how each service refuses the rest.</summary>
public sealed class CallAccessTests
{
    private const string Role = "arn:aws:iam::123456789012:role/mailer-role";
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:mail";
    private const string User = "User: arn:aws:sts::123456789012:assumed-role/mailer-role/mailer is not authorized to perform: ";

    private readonly World world = new(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, EnforcesPolicies = true });
    private readonly Tables tables;

    public CallAccessTests()
    {
        tables = new Tables(world.Clock);
        world.CreateQueue(new() { Name = "mail" });
        world.CreateTopic(new() { Name = "news" });
        world.CreateFunction(new FunctionConfiguration { Name = "mailer", Role = Role, Invoker = new ModelledFunction { Duration = TimeSpan.Zero } });
        world.Access.AddRole(Role);
    }

    [Fact]
    public async Task SQS_refuses_what_no_statement_allows_and_the_trace_says_which_is_missing()
    {
        var answer = await Send("mail");

        Assert.Equal((403, "AccessDenied;Sender"), (answer.HttpStatus, answer.QueryError));
        Assert.Equal(
            ("com.amazonaws.sqs#AccessDeniedException", $"{User}sqs:SendMessage on resource: {Queue} because no identity-based policy allows the sqs:SendMessage action"),
            (Member(answer, "__type"), Member(answer, "message")));
        var fact = Assert.Single(world.Trace, fact => fact.Kind == FactKind.AccessDenied);
        Assert.Equal((world.FunctionByName("mailer"), $"no policy allows sqs:SendMessage on {Queue} for {Role}: the caller has none"), (fact.Function!.Value, fact.Detail));
        Assert.Empty(world.MessagesIn(world.QueueByName("mail")));
    }

    [Fact]
    public async Task What_the_role_allows_is_carried_out_batches_too()
    {
        Allow("sqs:SendMessage", Queue);

        Assert.Equal(200, (await Send("mail")).HttpStatus);
        Assert.Equal(200, (await Json("sqs", "SendMessageBatch", """{"Entries":[{"Id":"1","MessageBody":"a"}],"QueueUrl":"http://localhost/123456789012/mail"}""")).HttpStatus);
        Assert.Equal(403, (await Json("sqs", "ReceiveMessage", """{"QueueUrl":"http://localhost/123456789012/mail"}""")).HttpStatus);
    }

    [Fact]
    public async Task A_key_that_the_role_may_not_use_is_an_error_of_the_key()
    {
        const string Key = "arn:aws:kms:us-east-1:123456789012:key/k";
        Allow("sqs:*", Queue);
        world.Access.PutKey(Queue, Key);
        world.Access.PutResourcePolicy(Key, "the key's policy", """{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "123456789012" }, "Action": "kms:*", "Resource": "*" } }""");

        var answer = await Send("mail");

        Assert.Equal((400, "KMS.AccessDeniedException;Sender", "com.amazonaws.sqs#KmsAccessDenied"), (answer.HttpStatus, answer.QueryError, Member(answer, "__type")));
        Allow("kms:*", Key);
        Assert.Equal(200, (await Send("mail")).HttpStatus);
    }

    [Fact]
    public async Task An_explicit_deny_of_the_queue_is_said_as_one()
    {
        Allow("sqs:*", "*");
        world.Access.PutResourcePolicy(Queue, "the policy of queue mail", """{ "Statement": { "Sid": "Closed", "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*" } }""");

        Assert.EndsWith("with an explicit deny in a policy", Member(await Send("mail"), "message"), StringComparison.Ordinal);
        Assert.Equal("statement `Closed` of the policy of queue mail denies sqs:SendMessage", world.Trace[^1].Detail);
    }

    [Fact]
    public async Task SNS_refuses_in_its_own_words()
    {
        var answer = await Form("sns", "Action=PublishBatch&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Anews&PublishBatchRequestEntries.member.1.Id=1&PublishBatchRequestEntries.member.1.Message=a");

        Assert.Equal(403, answer.HttpStatus);
        Assert.Contains($"<Code>AuthorizationError</Code><Message>{User}sns:Publish on resource: arn:aws:sns:us-east-1:123456789012:news", Text(answer));
    }

    [Theory]
    [InlineData("sqs", "/?Action=SendMessage&QueueUrl=http%3A%2F%2Flocalhost%2F123456789012%2Fmail&MessageBody=a", "sqs:SendMessage on resource: " + Queue)]
    [InlineData("sqs", "/123456789012/mail?Action=PurgeQueue", "sqs:PurgeQueue on resource: " + Queue)]
    [InlineData("sqs", "/123456789012/own?QueueUrl=http%3A%2F%2Flocalhost%2F123456789012%2Fmail&Action=PurgeQueue", "sqs:PurgeQueue on resource: " + Queue)]
    [InlineData("sns", "/?Action=Publish&TopicArn=arn:aws:sns:us-east-1:123456789012:news&Message=a", "sns:Publish on resource: arn:aws:sns:us-east-1:123456789012:news")]
    public async Task What_stands_in_the_address_counts_too(string service, string address, string refusal)
    {
        var answer = await Call(new AwsCall(service, "", default) { Protocol = AwsProtocol.Query, Method = "GET", Path = address });

        Assert.Equal(403, answer.HttpStatus);
        Assert.Contains(refusal, Text(answer));
    }

    [Theory]
    [InlineData("PutItem", """{"Item":{},"TableName":"state"}""", "dynamodb:PutItem")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"ConditionCheck":{"TableName":"state"}}]}""", "dynamodb:ConditionCheckItem")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"state"}}]}""", "dynamodb:PutItem")]
    public async Task DynamoDB_refuses_in_its_own_words(string operation, string body, string action)
    {
        var answer = await Json("dynamodb", operation, body);

        Assert.Equal(400, answer.HttpStatus);
        Assert.EndsWith("#AccessDeniedException", Member(answer, "__type"), StringComparison.Ordinal);
        Assert.Equal($"{User}{action} on resource: arn:aws:dynamodb:us-east-1:123456789012:table/state because no identity-based policy allows the {action} action", Member(answer, "message"));
    }

    [Fact]
    public async Task Lambda_and_CloudWatch_refuse_in_theirs()
    {
        var invoke = await Call(new AwsCall("lambda", "", "{}"u8.ToArray()) { Protocol = AwsProtocol.Rest, Path = "/2015-03-31/functions/mailer/invocations" });
        var put = await Json("monitoring", "PutMetricData", """{"Namespace":"Shop","MetricData":[]}""");

        Assert.Equal((403, "AccessDeniedException"), (invoke.HttpStatus, invoke.ErrorType));
        Assert.Contains("lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:mailer", Member(invoke, "Message"));
        Assert.Equal((403, "com.amazonaws.cloudwatch#AccessDenied"), (put.HttpStatus, Member(put, "__type")));
        Assert.Contains("cloudwatch:PutMetricData because", Member(put, "message"));
    }

    [Theory]
    [InlineData("anything")]
    [InlineData("LOCALFUNCTION-unknown")]
    [InlineData("")]
    public async Task Whoever_is_no_function_is_the_account_and_may_do_everything(string accessKeyId) =>
        Assert.Equal(200, (await AwsServices.Answer(world, tables, SendTo("mail") with { AccessKeyId = accessKeyId })).HttpStatus);

    [Fact]
    public async Task A_function_is_told_who_it_is() => Assert.Contains(
        "<Arn>arn:aws:sts::123456789012:assumed-role/mailer-role/mailer</Arn>", Text(await Form("sts", "Action=GetCallerIdentity")));

    private ValueTask<EndpointAnswer> Send(string queue) => Call(SendTo(queue));

    private static AwsCall SendTo(string queue) => JsonCall("sqs", "SendMessage", $$"""{"MessageBody":"a","QueueUrl":"http://localhost/123456789012/{{queue}}"}""");

    private ValueTask<EndpointAnswer> Json(string service, string operation, string body) => Call(JsonCall(service, operation, body));

    private ValueTask<EndpointAnswer> Form(string service, string form) => Call(new AwsCall(service, "", Encoding.UTF8.GetBytes(form)) { Protocol = AwsProtocol.Query });

    private ValueTask<EndpointAnswer> Call(AwsCall call) => AwsServices.Answer(world, tables, call with { AccessKeyId = "LOCALFUNCTION-mailer" });

    private static AwsCall JsonCall(string service, string operation, string body) => new(service, operation, Encoding.UTF8.GetBytes(body));

    private void Allow(string action, string resource) => world.Access.PutRolePolicy(
        Role, "the policy of role mailer-role", $$"""{ "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" } }""");

    private static string Text(EndpointAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static string? Member(EndpointAnswer answer, string name)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty(name).GetString();
    }
}
