using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Functions.Calls;

namespace Functions.Tables;

/// <summary>DynamoDB over its JSON protocol. Requests are written, and answers and errors read, by the AWS SDK.</summary>
public sealed class DynamoDb(JsonProtocol protocol) : IDynamoDb
{
    /// <summary>It answers in milliseconds. What has not come by then is asked for again.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(5);

    /// <summary>In a Lambda function: region, endpoint and credentials are those that Lambda names in the environment.</summary>
    /// <exception cref="InvalidOperationException">There is no region, there are no credentials, or the endpoint is no URL.</exception>
    public static DynamoDb OnLambda() => new(JsonProtocol.OnLambda("dynamodb", LongestRequest, Backoff.Default));

    public Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken) =>
        Call<GetItemResponse>(GetItemRequestMarshaller.Instance.Marshall(request), GetItemResponseUnmarshaller.Instance, cancellationToken);

    public Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken) =>
        Call<PutItemResponse>(PutItemRequestMarshaller.Instance.Marshall(request), PutItemResponseUnmarshaller.Instance, cancellationToken);

    public Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        Call<UpdateItemResponse>(UpdateItemRequestMarshaller.Instance.Marshall(request), UpdateItemResponseUnmarshaller.Instance, cancellationToken);

    public Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken) =>
        Call<DeleteItemResponse>(DeleteItemRequestMarshaller.Instance.Marshall(request), DeleteItemResponseUnmarshaller.Instance, cancellationToken);

    public Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken) =>
        Call<QueryResponse>(QueryRequestMarshaller.Instance.Marshall(request), QueryResponseUnmarshaller.Instance, cancellationToken);

    public Task<TransactWriteItemsResponse> TransactWriteItemsAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken) =>
        Call<TransactWriteItemsResponse>(
            TransactWriteItemsRequestMarshaller.Instance.Marshall(request), TransactWriteItemsResponseUnmarshaller.Instance, cancellationToken);

    private async Task<TResponse> Call<TResponse>(IRequest request, JsonResponseUnmarshaller unmarshaller, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse =>
        (TResponse)await protocol.Call(request, unmarshaller, cancellationToken).ConfigureAwait(false);
}
