using Tests.DynamoDb;

namespace Tests.Local.Processes;

/// <summary>What AWS SDKs of other languages make of the simulated DynamoDB, which they find by their environment alone.</summary>
public sealed class DynamoDbFromFunctionsTests(EndpointFixture endpoint) : IClassFixture<EndpointFixture>
{
    [Boto3Fact]
    public async Task Boto3_puts_gets_and_is_refused()
    {
        await using var function = new RunningFunction("python3.13", "handler.handle", [("handler.py", """
            import boto3
            from botocore.exceptions import ClientError
            dynamodb = boto3.client("dynamodb")
            def handle(event, context):
                item = {"p": {"S": "python"}, "n": {"N": "1"}}
                dynamodb.put_item(TableName="items", Item=item)
                try:
                    dynamodb.put_item(TableName="items", Item=item, ConditionExpression="attribute_not_exists(p)")
                except ClientError as error:
                    refused = error.response["Error"]["Code"]
                return [dynamodb.get_item(TableName="items", Key={"p": {"S": "python"}})["Item"]["n"]["N"], refused]
            """)], endpoint: endpoint.Url);

        var response = await function.ResponseAsync();

        Assert.Equal("""["1", "ConditionalCheckFailedException"]""", response.GetRawText());
    }

    [NodeSdkFact]
    public async Task The_SDK_for_JavaScript_puts_gets_and_is_refused()
    {
        await using var function = new RunningFunction("nodejs22.x", "index.handle", [("index.mjs", $$"""
            import { createRequire } from 'node:module';
            const { DynamoDBClient, PutItemCommand, GetItemCommand } = createRequire('{{NodeSdkFactAttribute.Folder}}/')('@aws-sdk/client-dynamodb');
            const dynamodb = new DynamoDBClient();
            export const handle = async () => {
              const item = { p: { S: 'node' }, n: { N: '1' } };
              await dynamodb.send(new PutItemCommand({ TableName: 'items', Item: item }));
              let refused;
              try {
                await dynamodb.send(new PutItemCommand({ TableName: 'items', Item: item, ConditionExpression: 'attribute_not_exists(p)' }));
              } catch (error) {
                refused = error.name;
              }
              const got = await dynamodb.send(new GetItemCommand({ TableName: 'items', Key: { p: { S: 'node' } } }));
              return [got.Item.n.N, refused];
            };
            """)], endpoint: endpoint.Url);

        var response = await function.ResponseAsync();

        Assert.Equal("""["1","ConditionalCheckFailedException"]""", response.GetRawText());
    }
}
